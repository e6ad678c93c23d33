package io.darkroom.providers.pixelmuse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the clients write into the log. Any thread. */
final class Heard implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.darkroom.providers");
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    Heard() {
        heard.start();
        logger.addAppender(heard);
    }

    /** Errors with their key-values. */
    List<String> errors() {
        return List.copyOf(heard.list).stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(event -> event.getMessage() + " " + event.getKeyValuePairs())
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(heard);
    }
}
