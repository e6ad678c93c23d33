package io.darkroom.app.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TraceNoticeTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(TraceNotice.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        GlobalOpenTelemetry.resetForTest();
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void asBefore() {
        GlobalOpenTelemetry.resetForTest();
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void whereNobodyBringsAnImplementationTracesAreOff() {
        assertThat(said()).isEqualTo("traces status=off reason=no OpenTelemetry implementation found");
    }

    @Test
    void anSdkInThisProcessTurnsTracesOn() {
        GlobalOpenTelemetry.set(OpenTelemetryExtension.create().getOpenTelemetry());

        assertThat(said()).isEqualTo("traces status=on reason=an OpenTelemetry SDK in this process");
    }

    @Test
    void anAgentIsNamedWhetherItTracesOrNot() {
        assertThat(TraceNotice.of(true, true)).isEqualTo(new TraceNotice("on", "OpenTelemetry's agent"));
        assertThat(TraceNotice.of(false, true).status()).isEqualTo("off");
        assertThat(TraceNotice.of(false, true).reason()).contains("opentelemetry-api", "older");
    }

    private String said() {
        TraceNotice.log();
        ILoggingEvent line = log.list.getFirst();
        return line.getFormattedMessage()
                + line.getKeyValuePairs().stream()
                        .map(pair -> " " + pair.key + "=" + pair.value)
                        .collect(Collectors.joining());
    }
}
