package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class UnwrittenGaugesTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final UnwrittenGauges unwritten = new UnwrittenGauges(meters, "one");
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void listen() {
        said.start();
        logger().addAppender(said);
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(said);
    }

    @Test
    void anOutageIsSaidOnceWhenItBeginsAndOnceWhenItIsOver() {
        give(3);

        unwritten.returned(new IllegalStateException("away"));
        unwritten.returned(new IllegalStateException("away"));
        unwritten.gone(true);
        unwritten.returned(new IllegalStateException("away"));
        unwritten.gone(true);
        unwritten.gone(true);

        assertThat(said.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.INFO);
        assertThat(said.list)
                .extracting(ILoggingEvent::getMessage)
                .containsExactly("replies wait for Kafka", "Kafka has the replies that waited");
    }

    @Test
    void theNextOutageIsSaidAgain() {
        give(2);

        unwritten.returned(new IllegalStateException("away"));
        unwritten.gone(true);
        unwritten.returned(new IllegalStateException("away"));

        assertThat(said.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.INFO, Level.WARN);
    }

    @Test
    void whereNothingComesBackNothingIsSaid() {
        give(1);

        unwritten.gone(false);

        assertThat(said.list).isEmpty();
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

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(UnwrittenGauges.class);
    }
}
