package io.darkroom.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import net.logstash.logback.composite.JsonProviders;
import net.logstash.logback.composite.loggingevent.LogLevelJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggerNameJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggingEventFormattedTimestampJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggingEventThreadNameJsonProvider;
import net.logstash.logback.composite.loggingevent.MessageJsonProvider;
import net.logstash.logback.encoder.LoggingEventCompositeJsonEncoder;

/**
 * One JSON object a line: timestamp (RFC 3339, UTC), level, logger, thread, message, the key-values of the line, trace_id and
 * span_id where it is part of a span, and error (type, message, stack). All of it ASCII, so that nothing of a value reaches a
 * terminal as an order. May be named in a Logback configuration of one's own. Any thread.
 */
public final class JsonLog extends LoggingEventCompositeJsonEncoder {

    /** Ready to be given a context and started. */
    public JsonLog() {
        JsonProviders<ILoggingEvent> fields = getProviders();
        LoggingEventFormattedTimestampJsonProvider timestamp = new LoggingEventFormattedTimestampJsonProvider();
        timestamp.setFieldName("timestamp");
        timestamp.setTimeZone("UTC");
        fields.addProvider(timestamp);
        fields.addProvider(new LogLevelJsonProvider());
        LoggerNameJsonProvider logger = new LoggerNameJsonProvider();
        logger.setFieldName("logger");
        fields.addProvider(logger);
        LoggingEventThreadNameJsonProvider thread = new LoggingEventThreadNameJsonProvider();
        thread.setFieldName("thread");
        fields.addProvider(thread);
        fields.addProvider(new MessageJsonProvider());
        fields.addProvider(new LineFields());
        setJsonGeneratorDecorator(generator -> generator.enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature()));
    }
}
