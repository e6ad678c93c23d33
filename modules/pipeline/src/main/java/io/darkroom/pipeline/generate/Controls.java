package io.darkroom.pipeline.generate;

import io.darkroom.contract.Control;
import io.darkroom.contract.Order;
import io.darkroom.contract.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The standing orders of {@code darkroom.controls}: obeys those of one provider and writes what the gate found
 * out, so that every process holds and opens with the others. A thread of its own.
 */
final class Controls implements Gate.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Controls.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Topic<Control> topic;
    private final String provider;
    private final String instance;
    private final Sender outbox;
    private final Clock clock;
    private final KafkaConsumer<String, byte[]> consumer;
    private volatile boolean closed;

    Controls(
            Topic<Control> topic,
            String provider,
            String instance,
            Map<String, Object> clientConfig,
            Sender outbox,
            Clock clock) {
        this.topic = topic;
        this.provider = provider;
        this.instance = instance;
        this.outbox = outbox;
        this.clock = clock;
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, instance + "-controls");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads every standing order, then follows the topic. Blocks until the first is done, 60 s at most. */
    void start(Calls calls) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name(), START_LIMIT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, START_LIMIT);
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey(), START_LIMIT) < end.getValue())) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("topic %s could not be read within 60 s".formatted(topic.name()));
            }
            read(calls);
        }
        Thread.ofPlatform().name(instance + "-controls").daemon().start(() -> follow(calls));
    }

    private void follow(Calls calls) {
        while (!closed) {
            try {
                read(calls);
            } catch (WakeupException e) {
                LOG.atDebug().log("controls close");
            } catch (RuntimeException e) {
                LOG.atWarn().addKeyValue("topic", topic.name()).setCause(e).log("standing orders could not be read");
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        consumer.close();
    }

    private void read(Calls calls) {
        for (ConsumerRecord<String, byte[]> read : consumer.poll(Duration.ofMillis(500))) {
            if (read.value() != null && isMine(read.key())) {
                obey(read, calls);
            }
        }
    }

    private boolean isMine(@Nullable String key) {
        return Orders.holdKey(provider).equals(key) || Orders.limitKey(provider).equals(key);
    }

    /** A broken order is passed over; one that only a registry that is away keeps from being read is read again. */
    private void obey(ConsumerRecord<String, byte[]> read, Calls calls) {
        try {
            obey(topic.value().deserializer().deserialize(topic.name(), read.value()), calls);
        } catch (RuntimeException e) {
            if (RegistryAway.in(e)) {
                consumer.seek(new TopicPartition(read.topic(), read.partition()), read.offset());
                throw e;
            }
            LOG.atError()
                    .addKeyValue("topic", read.topic())
                    .addKeyValue("partition", read.partition())
                    .addKeyValue("offset", read.offset())
                    .addKeyValue("reason", e.toString())
                    .log("standing order that cannot be read is passed over");
        }
    }

    private void obey(Control control, Calls calls) {
        switch (control.getOrder()) {
            case HOLD -> hold(control, calls.gate());
            case OPEN -> open(control, calls.gate());
            case LIMIT -> limit(control.getMaxInFlight(), calls);
            case UNKNOWN ->
                LOG.atWarn().addKeyValue("provider", provider).log("standing order that this version does not know");
        }
    }

    private void hold(Control control, Gate gate) {
        Hold order = new Hold(
                control.getWhy().flatMap(FailureClasses::toProvider),
                control.getError().orElse(""),
                control.getBy(),
                control.getAt());
        if (!gate.apply(order)) {
            restore(control, gate);
        }
    }

    private void open(Control control, Gate gate) {
        if (Orders.isByPerson(control)) {
            gate.open();
        } else if (!gate.reopen()) {
            restore(control, gate);
        }
    }

    /** What this process found was written behind a person's order that it had not read: the order is put back in force. */
    private void restore(Control found, Gate gate) {
        if (found.getBy().equals(instance)) {
            gate.hold()
                    .filter(Hold::byPerson)
                    .map(order -> Orders.hold(provider, order.error(), order.by(), order.since()))
                    .ifPresent(this::write);
        }
    }

    private void limit(Optional<Integer> most, Calls calls) {
        if (most.filter(count -> count < 1).isPresent()) {
            LOG.atWarn()
                    .addKeyValue("provider", provider)
                    .addKeyValue("reason", "limit " + most.get())
                    .log("limit must be 1 or more, passed over");
            return;
        }
        calls.limit(most.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        LOG.atInfo()
                .addKeyValue("provider", provider)
                .addKeyValue(
                        "reason",
                        most.map(count -> "at most " + count + " calls in flight")
                                .orElse("max-in-flight alone"))
                .log("limit is obeyed");
    }

    @Override
    public void held(Hold hold) {
        LOG.atWarn()
                .addKeyValue("provider", provider)
                .addKeyValue("reason", hold.why().map(Enum::name).orElse("operator"))
                .log("provider is held");
        write(found(Order.HOLD, hold).setError(hold.error()).build());
    }

    @Override
    public void opened(Hold ended) {
        LOG.atInfo().addKeyValue("provider", provider).log("provider is open again");
        write(found(Order.OPEN, ended).build());
    }

    /** What a process found out names a failure class, an order of a person does not. */
    private Control.Builder found(Order order, Hold hold) {
        return Control.newBuilder()
                .setProvider(provider)
                .setOrder(order)
                .setWhy(hold.why().map(FailureClasses::toContract).orElse(null))
                .setBy(instance)
                .setAt(clock.instant());
    }

    private void write(Control control) {
        write(new Orders.Written(Orders.holdKey(provider), control));
    }

    private void write(Orders.Written order) {
        outbox.send(
                new ProducerRecord<>(
                        topic.name(),
                        order.key().getBytes(StandardCharsets.UTF_8),
                        topic.value().serializer().serialize(topic.name(), order.control())),
                () -> {},
                () -> {});
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
    }
}
