package io.darkroom.pipeline.intake;

import io.darkroom.contract.serde.WireFormat;
import io.darkroom.contract.serde.registry.Lookup;
import io.darkroom.contract.serde.registry.SchemaRegistryClient;
import io.darkroom.pipeline.stream.client.ConsumerHold;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a partition at a record whose writer schema is not known here, and asks the registry for it off the stream
 * thread, again and again while the registry is away. A record gets through when its schema is cached or when the
 * registry said that there is none: so the stream thread never waits for HTTP. The parts that Kafka Streams calls:
 * stream thread only; answers come on any thread.
 */
final class RegistryHold implements ConsumerHold, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryHold.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration UNKNOWN_FOR = Duration.ofMinutes(1);
    private static final int MOST_UNKNOWN = 10_000;

    private final Set<String> topics;
    private final IntPredicate cached;
    private final IntFunction<CompletableFuture<Lookup>> lookup;
    private final Function<Duration, Executor> after;
    private final InstantSource clock;
    private final IntakeMetrics metrics;
    private final Map<TopicPartition, Integer> held = new ConcurrentHashMap<>();
    private final Set<Integer> asking = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Long> unknown = new ConcurrentHashMap<>();
    private final Runnable forgetGauge;
    private volatile boolean closed;

    /** @param topics topics whose values are in the registry's wire format */
    RegistryHold(Set<String> topics, SchemaRegistryClient registry, IntakeMetrics metrics) {
        this(
                topics,
                id -> registry.cached(id).isPresent(),
                registry::lookup,
                pause -> CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS),
                InstantSource.system(),
                metrics);
    }

    /** @param after executor that runs a task after a pause */
    RegistryHold(
            Set<String> topics,
            IntPredicate cached,
            IntFunction<CompletableFuture<Lookup>> lookup,
            Function<Duration, Executor> after,
            InstantSource clock,
            IntakeMetrics metrics) {
        this.topics = Set.copyOf(topics);
        this.cached = cached;
        this.lookup = lookup;
        this.after = after;
        this.clock = clock;
        this.metrics = metrics;
        this.forgetGauge = metrics.heldPartitions(held::size);
    }

    @Override
    public boolean holds(TopicPartition partition) {
        return held.containsKey(partition);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> screen(
            Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> polled) {
        Map<TopicPartition, Integer> cuts = new HashMap<>();
        for (TopicPartition partition : polled.partitions()) {
            if (topics.contains(partition.topic())) {
                int cut = firstUnsure(polled.records(partition));
                if (cut >= 0) {
                    cuts.put(partition, cut);
                }
            }
        }
        return cuts.isEmpty() ? polled : cut(consumer, polled, cuts);
    }

    /**
     * Index of the first record whose schema is neither cached nor known to be unknown; -1 when all may pass. No registry
     * has negative ids, so such bytes are just broken.
     */
    private int firstUnsure(List<ConsumerRecord<byte[], byte[]>> records) {
        for (int i = 0; i < records.size(); i++) {
            OptionalInt id = WireFormat.schemaId(records.get(i).value());
            if (id.isPresent() && id.getAsInt() >= 0 && !cached.test(id.getAsInt()) && !isUnknown(id.getAsInt())) {
                return i;
            }
        }
        return -1;
    }

    private ConsumerRecords<byte[], byte[]> cut(
            Consumer<byte[], byte[]> consumer,
            ConsumerRecords<byte[], byte[]> polled,
            Map<TopicPartition, Integer> cuts) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> kept = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(polled.nextOffsets());
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
            Integer cut = cuts.get(partition);
            if (cut == null) {
                kept.put(partition, records);
                continue;
            }
            ConsumerRecord<byte[], byte[]> unsure = records.get(cut);
            OffsetAndMetadata position = new OffsetAndMetadata(unsure.offset(), unsure.leaderEpoch(), "");
            consumer.seek(partition, position);
            next.put(partition, position);
            if (cut > 0) {
                kept.put(partition, List.copyOf(records.subList(0, cut)));
            }
            hold(partition, WireFormat.schemaId(unsure.value()).orElseThrow(), unsure.offset());
        }
        return new ConsumerRecords<>(kept, next);
    }

    private void hold(TopicPartition partition, int id, long offset) {
        held.put(partition, id);
        if (asking.add(id)) {
            LOG.atInfo()
                    .addKeyValue("topic", partition.topic())
                    .addKeyValue("partition", partition.partition())
                    .addKeyValue("offset", offset)
                    .addKeyValue("reason", "schema id " + id)
                    .log("unknown schema id, partition waits for the registry");
            ask(id, FIRST_PAUSE, true);
        }
    }

    private void ask(int id, Duration pause, boolean first) {
        CompletableFuture<Lookup> unused = lookup.apply(id).whenComplete((answer, bug) -> {
            switch (answer) {
                case Lookup.Found found -> release(id, "found");
                case Lookup.Unknown none -> {
                    remember(id);
                    release(id, none.why());
                }
                case Lookup.Unavailable away -> askLater(id, pause, away.why(), first);
                case null -> askLater(id, pause, String.valueOf(bug), first);
            }
        });
    }

    private void askLater(int id, Duration pause, String why, boolean first) {
        metrics.registryUnavailable();
        if (first) {
            LOG.atWarn().addKeyValue("reason", why).log("registry does not answer, asked again until it does");
        }
        if (!closed) {
            Duration doubled = pause.multipliedBy(2);
            Duration longer = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            after.apply(pause).execute(() -> ask(id, longer, false));
        }
    }

    private void release(int id, String why) {
        asking.remove(id);
        held.values().removeIf(waited -> waited == id);
        LOG.atInfo().addKeyValue("reason", "schema id " + id + ": " + why).log("registry answered, partition goes on");
    }

    private void remember(int id) {
        if (unknown.size() >= MOST_UNKNOWN) {
            unknown.clear();
        }
        unknown.put(id, clock.millis() + UNKNOWN_FOR.toMillis());
    }

    private boolean isUnknown(int id) {
        Long until = unknown.get(id);
        return until != null && clock.millis() < until;
    }

    /** Asks no more. */
    @Override
    public void close() {
        closed = true;
        forgetGauge.run();
    }
}
