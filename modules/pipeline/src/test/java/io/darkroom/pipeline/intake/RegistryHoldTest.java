package io.darkroom.pipeline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.serde.registry.Lookup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryHoldTest {
    private static final TopicPartition CHANGES = new TopicPartition("catalog.changes", 0);
    private static final TopicPartition REPLAYS = new TopicPartition("catalog.replays", 0);
    private static final TopicPartition OTHER = new TopicPartition("by-sku", 0);

    private final Set<Integer> cached = new HashSet<>(Set.of(1));
    private final Map<Integer, CompletableFuture<Lookup>> asked = new HashMap<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private int lookups;

    private final RegistryHold hold = new RegistryHold(
            Set.of("catalog.changes", "catalog.replays"),
            cached::contains,
            id -> {
                lookups++;
                CompletableFuture<Lookup> answer = new CompletableFuture<>();
                asked.put(id, answer);
                return answer;
            },
            pause -> {
                pauses.add(pause);
                return later::add;
            },
            () -> now,
            new IntakeMetrics(meters));

    @BeforeEach
    void assign() {
        consumer.assign(List.of(CHANGES, REPLAYS, OTHER));
    }

    @Test
    void knownSchemasAndBrokenBytesPassUntouched() {
        ConsumerRecords<byte[], byte[]> polled =
                records(Map.of(CHANGES, List.of(value(1), new byte[0], new byte[] {7}, value(-1), value(1))));

        assertThat(hold.screen(consumer, polled)).isSameAs(polled);
        assertThat(hold.holds(CHANGES)).isFalse();
    }

    @Test
    void batchEndsBeforeTheFirstUnknownSchemaAndThePartitionWaits() {
        ConsumerRecords<byte[], byte[]> screened =
                hold.screen(consumer, records(Map.of(CHANGES, List.of(value(1), value(1), value(9), value(1)))));

        assertThat(screened.records(CHANGES)).extracting(ConsumerRecord::offset).containsExactly(10L, 11L);
        assertThat(screened.nextOffsets())
                .hasEntrySatisfying(CHANGES, next -> assertThat(next.offset()).isEqualTo(12));
        assertThat(consumer.position(CHANGES)).isEqualTo(12);
        assertThat(hold.holds(CHANGES)).isTrue();
        assertThat(meters.get("darkroom.intake.held").gauge().value()).isEqualTo(1);
    }

    @Test
    void otherPartitionsGoOn() {
        ConsumerRecords<byte[], byte[]> screened = hold.screen(
                consumer,
                records(Map.of(
                        CHANGES, List.of(value(9)),
                        REPLAYS, List.of(value(1)),
                        OTHER, List.of(value(9)))));

        assertThat(screened.partitions()).containsExactlyInAnyOrder(REPLAYS, OTHER);
        assertThat(screened.nextOffsets())
                .hasEntrySatisfying(REPLAYS, next -> assertThat(next.offset()).isEqualTo(11));
        assertThat(hold.holds(REPLAYS)).isFalse();
        assertThat(hold.holds(OTHER)).isFalse();
    }

    @Test
    void foundSchemaReleasesThePartition() {
        hold.screen(consumer, records(Map.of(CHANGES, List.of(value(9)))));

        cached.add(9);
        answer(new Lookup.Found(9, Schema.create(Schema.Type.STRING)));

        assertThat(hold.holds(CHANGES)).isFalse();
        assertThat(hold.screen(consumer, records(Map.of(CHANGES, List.of(value(9)))))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void schemaThatTheRegistryDoesNotKnowLetsTheRecordThroughToTheDeadLetters() {
        hold.screen(consumer, records(Map.of(CHANGES, List.of(value(9)))));

        answer(new Lookup.Unknown(9, "Schema not found"));

        assertThat(hold.holds(CHANGES)).isFalse();
        assertThat(hold.screen(consumer, records(Map.of(CHANGES, List.of(value(9)))))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void unknownSchemaIsAskedForAgainAfterAMinute() {
        hold.screen(consumer, records(Map.of(CHANGES, List.of(value(9)))));
        answer(new Lookup.Unknown(9, "Schema not found"));

        now = now.plusSeconds(60);
        hold.screen(consumer, records(Map.of(CHANGES, List.of(value(9)))));

        assertThat(lookups).isEqualTo(2);
        assertThat(hold.holds(CHANGES)).isTrue();
    }

    @Test
    void registryThatIsAwayIsAskedAgainWithGrowingPausesWhileThePartitionWaits() {
        hold.screen(consumer, records(Map.of(CHANGES, List.of(value(9)))));

        for (int i = 0; i < 8; i++) {
            answer(new Lookup.Unavailable(9, "connection refused"));
            later.remove(0).run();
        }

        assertThat(pauses)
                .startsWith(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2))
                .endsWith(Duration.ofSeconds(30), Duration.ofSeconds(30));
        assertThat(hold.holds(CHANGES)).isTrue();
        assertThat(meters.get("darkroom.intake.registry.unavailable").counter().count())
                .isEqualTo(8);
        answer(new Lookup.Found(9, Schema.create(Schema.Type.STRING)));
        assertThat(hold.holds(CHANGES)).isFalse();
    }

    @Test
    void partitionsThatWaitForTheSameSchemaAskOnce() {
        hold.screen(consumer, records(Map.of(CHANGES, List.of(value(9)), REPLAYS, List.of(value(9)))));

        assertThat(lookups).isEqualTo(1);
        answer(new Lookup.Found(9, Schema.create(Schema.Type.STRING)));
        assertThat(hold.holds(CHANGES) || hold.holds(REPLAYS)).isFalse();
    }

    @Test
    void closedHoldAsksNoMore() {
        hold.screen(consumer, records(Map.of(CHANGES, List.of(value(9)))));

        hold.close();
        answer(new Lookup.Unavailable(9, "connection refused"));

        assertThat(later).isEmpty();
    }

    private void answer(Lookup lookup) {
        CompletableFuture<Lookup> answer = asked.get(lookup.id());
        assertThat(answer).isNotNull();
        if (answer != null) {
            answer.complete(lookup);
        }
    }

    private static byte[] value(int id) {
        return ByteBuffer.allocate(6).put((byte) 0).putInt(id).put((byte) 1).array();
    }

    private static ConsumerRecords<byte[], byte[]> records(Map<TopicPartition, List<byte[]>> values) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        values.forEach((partition, all) -> {
            List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
            for (byte[] value : all) {
                polled.add(new ConsumerRecord<>(
                        partition.topic(), partition.partition(), 10L + polled.size(), new byte[0], value));
            }
            records.put(partition, polled);
            next.put(partition, new OffsetAndMetadata(10L + polled.size()));
        });
        return new ConsumerRecords<>(records, next);
    }
}
