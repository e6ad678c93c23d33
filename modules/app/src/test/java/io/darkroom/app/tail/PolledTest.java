package io.darkroom.app.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.contract.serde.registry.SchemaRegistryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PolledTest {
    private static final TopicPartition ONE = new TopicPartition("results", 0);
    private static final TopicPartition OTHER = new TopicPartition("results", 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<String> taken = new ArrayList<>();
    private boolean away = true;

    @Test
    void whatTheRegistryKeptFromBeingDecodedIsReadAgainAndNothingElse() {
        consumer.assign(Set.of(ONE, OTHER));
        consumer.updateBeginningOffsets(Map.of(ONE, 0L, OTHER, 0L));
        records().forEach(consumer::addRecord);

        assertThatThrownBy(() -> Polled.each(consumer, consumer.poll(Duration.ZERO), this::take))
                .hasMessage("The registry is away");
        assertThat(taken).hasSize(1);
        away = false;
        records()
                .filter(record ->
                        record.offset() >= consumer.position(new TopicPartition(record.topic(), record.partition())))
                .forEach(consumer::addRecord);
        Polled.each(consumer, consumer.poll(Duration.ZERO), this::take);

        assertThat(taken).containsExactlyInAnyOrder("0@0", "0@1", "0@2", "1@0", "1@1", "1@2");
    }

    /** The second that it gets it cannot decode while the registry is away. */
    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (away && taken.size() == 1) {
            throw SchemaRegistryException.unavailable("The registry is away");
        }
        taken.add(record.partition() + "@" + record.offset());
    }

    private static Stream<ConsumerRecord<byte[], byte[]>> records() {
        return IntStream.range(0, 2)
                .boxed()
                .flatMap(partition -> LongStream.range(0, 3)
                        .mapToObj(offset ->
                                new ConsumerRecord<>(ONE.topic(), partition, offset, new byte[0], new byte[0])));
    }
}
