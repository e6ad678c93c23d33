package io.darkroom.app.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.darkroom.contract.Control;
import io.darkroom.contract.Order;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.registry.SchemaRegistryException;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class DecodingTest {
    private static final Topic<Control> CONTROLS =
            new Topic<>("decoding.controls", new SingleObjectSerde<>(Control.class));
    private static final Control SAID = Control.newBuilder()
            .setProvider("sandbox")
            .setOrder(Order.OPEN)
            .setBy("operator")
            .setAt(Instant.EPOCH)
            .build();

    private final Logger logger = (Logger) LoggerFactory.getLogger(Decoding.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void hear() {
        log.start();
        logger.setLevel(Level.WARN);
        logger.addAppender(log);
    }

    @AfterEach
    void asBefore() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void whatCanBeDecodedIsTheValueAndATombstoneIsNone() {
        WrittenTopic<Control> written =
                new WrittenTopic<>(CONTROLS).with("a", SAID).withTombstone("a");

        assertThat(Decoding.maybe(CONTROLS, written.records().getFirst())).contains(SAID);
        assertThat(Decoding.maybe(CONTROLS, written.records().getLast())).isEmpty();
        assertThat(log.list).isEmpty();
    }

    @Test
    void aRecordThatCannotBeDecodedIsToldOnceHoweverOftenItIsRead() {
        ConsumerRecord<byte[], byte[]> garbage =
                new WrittenTopic<>(CONTROLS).withGarbage("a").records().getFirst();

        assertThat(Decoding.maybe(CONTROLS, garbage)).isEmpty();
        assertThat(Decoding.maybe(CONTROLS, garbage)).isEmpty();

        assertThat(log.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage()).contains("cannot be decoded"));
    }

    @Test
    void aRegistryThatDoesNotAnswerIsNoFaultOfTheRecord() {
        Topic<Control> away =
                new Topic<>(CONTROLS.name(), Serdes.serdeFrom(CONTROLS.value().serializer(), (topic, bytes) -> {
                    throw SchemaRegistryException.unavailable("The registry is away");
                }));
        ConsumerRecord<byte[], byte[]> record =
                new WrittenTopic<>(CONTROLS).with("a", SAID).records().getFirst();

        assertThatThrownBy(() -> Decoding.maybe(away, record)).hasMessage("The registry is away");
    }
}
