package io.darkroom.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Passes over warnings that a client of Kafka has given within the last minute: without a broker each client repeats the same
 * few of them, with stack traces, some fifty times a second all together. The first one of each client and minute is written,
 * and what is worse than a warning always. Any thread.
 */
final class Repeated extends Filter<ILoggingEvent> {
    private static final String CLIENTS = "org.apache.kafka.";
    private static final long PAUSE = Duration.ofMinutes(1).toMillis();
    private static final int MOST = 1_000;

    private final Map<String, Long> written = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    /** Kafka writes the name of the client into the pattern, and what changes into the arguments. */
    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (!event.getLoggerName().startsWith(CLIENTS) || event.getLevel().isGreaterOrEqual(Level.ERROR)) {
            return FilterReply.NEUTRAL;
        }
        return isNews(event.getLoggerName() + event.getMessage(), event.getTimeStamp())
                ? FilterReply.NEUTRAL
                : FilterReply.DENY;
    }

    private synchronized boolean isNews(String line, long now) {
        Long last = written.get(line);
        if (last != null && now - last < PAUSE) {
            return false;
        }
        written.remove(line);
        written.put(line, now);
        return true;
    }
}
