package io.darkroom.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.KeyValuePair;

class JsonLogTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    @TempDir
    Path folder;

    private final LoggerContext context = new LoggerContext();

    @Test
    void aLineIsOneObjectWithTheFixedKeys() throws IOException {
        JsonNode line = said(
                event("replies wait for Kafka", null),
                new KeyValuePair("topic", "image.replies.p"),
                new KeyValuePair("partition", 3),
                new KeyValuePair("offset", 12_345_678_901L),
                new KeyValuePair("reason", Duration.ofSeconds(2)));

        assertThat(names(line))
                .containsExactly(
                        "timestamp", "level", "logger", "thread", "message", "topic", "partition", "offset", "reason");
        assertThat(Instant.parse(line.path("timestamp").asText())).isEqualTo(Instant.parse("2026-11-21T14:10:07.219Z"));
        assertThat(line.path("timestamp").asText()).endsWith("Z");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("logger").asText()).isEqualTo("io.darkroom.Test");
        assertThat(line.path("message").asText()).isEqualTo("replies wait for Kafka");
        assertThat(line.path("partition").isInt()).isTrue();
        assertThat(line.path("offset").asLong()).isEqualTo(12_345_678_901L);
        assertThat(line.path("reason").asText()).isEqualTo("PT2S");
    }

    @Test
    void aFailureHasTypeMessageAndStack() throws IOException {
        JsonNode error = said(event("it broke", new IllegalStateException("why", new IOException("because"))))
                .path("error");

        assertThat(names(error)).containsExactly("type", "message", "stack");
        assertThat(error.path("type").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(error.path("message").asText()).isEqualTo("why");
        assertThat(error.path("stack").asText())
                .contains("at io.darkroom.app.log.JsonLogTest", "Caused by: java.io.IOException: because");
    }

    @Test
    void aLineOfASpanNamesIt() throws IOException {
        Span span = Span.wrap(SpanContext.create(TRACE, SPAN, TraceFlags.getSampled(), TraceState.getDefault()));
        try (Scope scope = span.makeCurrent()) {
            assertThat(scope).isNotNull();
            JsonNode line = said(event("said within", null));

            assertThat(line.path("trace_id").asText()).isEqualTo(TRACE);
            assertThat(line.path("span_id").asText()).isEqualTo(SPAN);
        }
    }

    @Test
    void valuesOfOthersMakeUpNoLineAndOrderNoTerminalAbout() throws IOException {
        JsonNode line = said(event("one\ntwo\u001b[2J\u009b31m {\"x\": 1}", null));

        assertThat(line.path("message").asText()).isEqualTo("one\ntwo\u001b[2J\u009b31m {\"x\": 1}");
        assertThat(Files.readString(folder.resolve("log"))).doesNotContain("\u001b", "\u009b");
    }

    private JsonNode said(LoggingEvent event, KeyValuePair... pairs) throws IOException {
        context.setMDCAdapter(new LogbackMDCAdapter());
        event.setKeyValuePairs(List.of(pairs));
        Path file = folder.resolve("log");
        Appender<ILoggingEvent> log = LogOutput.rolling(context, file, LogFormat.JSON);
        log.doAppend(event);
        log.stop();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1);
        return new ObjectMapper().readTree(lines.getFirst());
    }

    private LoggingEvent event(String message, @Nullable Throwable failure) {
        LoggingEvent event =
                new LoggingEvent("test", context.getLogger("io.darkroom.Test"), Level.WARN, message, failure, null);
        event.setInstant(Instant.parse("2026-11-21T14:10:07.219Z"));
        return event;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
