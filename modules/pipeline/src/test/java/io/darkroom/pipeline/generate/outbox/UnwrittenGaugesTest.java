package io.darkroom.pipeline.generate.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnwrittenGaugesTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final UnwrittenGauges unwritten = new UnwrittenGauges(meters, "one");

    @RegisterExtension
    private final Heard said = new Heard(UnwrittenGauges.class);

    @Test
    void anOutageIsSaidOnceWhenItBeginsAndOnceWhenItIsOver() {
        give(3);

        unwritten.returned(new IllegalStateException("away"));
        unwritten.returned(new IllegalStateException("away"));
        unwritten.gone(true);
        unwritten.returned(new IllegalStateException("away"));
        unwritten.gone(true);
        unwritten.gone(true);

        assertThat(said.events()).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.INFO);
        assertThat(said.events())
                .extracting(ILoggingEvent::getMessage)
                .containsExactly("replies wait for Kafka", "Kafka has the replies that waited");
    }

    @Test
    void theNextOutageIsSaidAgain() {
        give(2);

        unwritten.returned(new IllegalStateException("away"));
        unwritten.gone(true);
        unwritten.returned(new IllegalStateException("away"));

        assertThat(said.events())
                .extracting(ILoggingEvent::getLevel)
                .containsExactly(Level.WARN, Level.INFO, Level.WARN);
    }

    @Test
    void whereNothingComesBackNothingIsSaid() {
        give(1);

        unwritten.gone(false);

        assertThat(said.events()).isEmpty();
    }

    @Test
    void theGaugeCountsWhatKafkaHasNotTaken() {
        give(3);

        unwritten.gone(false);

        assertThat(meters.get("darkroom.generate.unwritten")
                        .tag("client", "one")
                        .gauge()
                        .value())
                .isEqualTo(2);
        assertThat(unwritten.awaitNone(Duration.ofMillis(1))).isEqualTo(2);
    }

    private void give(int records) {
        for (int i = 0; i < records; i++) {
            unwritten.given();
        }
    }
}
