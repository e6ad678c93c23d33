package io.darkroom.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;

/** Passes over lines that Kafka calls warnings and that every start in good order brings. Any thread. */
final class Harmless extends Filter<ILoggingEvent> {
    private static final List<String> LINES = List.of(
            // an empty data folder
            "Performing controller activation. The metadata log appears to be empty",
            // a consumer was done before the last answer came
            "Not updating last stable offset for partition",
            // the embedded broker stops
            "Attempting to close NetworkClient that has already been closed");

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return LINES.stream().anyMatch(line -> event.getMessage().contains(line))
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
