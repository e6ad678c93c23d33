package io.darkroom.providers;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the clients write into the log. Any thread. */
public final class Heard implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.darkroom.providers");
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    public Heard() {
        heard.start();
        logger.addAppender(heard);
    }

    /** Errors with their key-values. */
    public List<String> errors() {
        return said(Level.ERROR);
    }

    /** What was said at this level, with its key-values. */
    public List<String> said(Level level) {
        return List.copyOf(heard.list).stream()
                .filter(event -> event.getLevel() == level)
                .map(event -> event.getMessage() + " " + event.getKeyValuePairs())
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(heard);
    }
}
