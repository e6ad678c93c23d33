package io.darkroom.pipeline.generate.outbox;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** What a class logs during a test. */
final class Heard implements BeforeEachCallback, AfterEachCallback {
    private final Logger logger;
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    Heard(Class<?> speaker) {
        logger = (Logger) LoggerFactory.getLogger(speaker);
    }

    List<ILoggingEvent> events() {
        return heard.list;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        heard.start();
        logger.addAppender(heard);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        logger.detachAppender(heard);
    }
}
