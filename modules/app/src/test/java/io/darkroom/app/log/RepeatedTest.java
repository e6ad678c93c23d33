package io.darkroom.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepeatedTest {
    private static final String NETWORK = "org.apache.kafka.clients.NetworkClient";
    private static final String LINE = "[Producer clientId=a] Connection to node {} could not be established";
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final LoggerContext context = new LoggerContext();
    private final Repeated filter = new Repeated();

    @Test
    void aWarningIsWrittenOnceAMinute() {
        assertThat(isWritten(0, NETWORK, Level.WARN, LINE, 1)).isTrue();
        assertThat(isWritten(1, NETWORK, Level.WARN, LINE, 2)).isFalse();
        assertThat(isWritten(59, NETWORK, Level.WARN, LINE, 1)).isFalse();
        assertThat(isWritten(60, NETWORK, Level.WARN, LINE, 1)).isTrue();
        assertThat(isWritten(61, NETWORK, Level.WARN, LINE, 1)).isFalse();
    }

    @Test
    void eachClientAndEachWarningHasItsOwn() {
        assertThat(isWritten(0, NETWORK, Level.WARN, LINE, 1)).isTrue();
        assertThat(isWritten(0, NETWORK, Level.WARN, LINE.replace("=a", "=b"), 1))
                .isTrue();
        assertThat(isWritten(0, NETWORK, Level.WARN, "Bootstrap broker {} disconnected", 1))
                .isTrue();
    }

    @Test
    void errorsAndLinesOfOursAreNeverPassedOver() {
        for (int i = 0; i < 3; i++) {
            assertThat(isWritten(i, NETWORK, Level.ERROR, LINE, 1)).isTrue();
            assertThat(isWritten(i, "io.darkroom.pipeline.Any", Level.WARN, LINE, 1))
                    .isTrue();
        }
    }

    private boolean isWritten(int second, String logger, Level level, String message, int node) {
        LoggingEvent event =
                new LoggingEvent("any", context.getLogger(logger), level, message, null, new Object[] {node});
        event.setInstant(START.plusSeconds(second));
        return filter.decide(event) == FilterReply.NEUTRAL;
    }
}
