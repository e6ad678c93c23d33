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
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The standing orders of {@code darkroom.controls}: reads those of one provider into the gate and writes what the gate
 * found out, so that every process holds and opens with the others. A thread of its own.
 */
final class Controls implements Gate.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Controls.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Topic<Control> topic;
    private final String provider;
    private final String instance;
    private final Outbox outbox;
    private final Clock clock;
    private final KafkaConsumer<String, byte[]> consumer;
    private volatile boolean closed;

    Controls(
            Topic<Control> topic,
            String provider,
            String instance,
            Map<String, Object> clientConfig,
            Outbox outbox,
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
    void start(Gate gate) {
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
            read(gate);
        }
        Thread.ofPlatform().name(instance + "-controls").daemon().start(() -> follow(gate));
    }

    private void follow(Gate gate) {
        while (!closed) {
            try {
                read(gate);
            } catch (WakeupException e) {
                LOG.atDebug().log("controls close");
            } catch (RuntimeException e) {
                LOG.atWarn().addKeyValue("topic", topic.name()).setCause(e).log("standing orders could not be read");
            }
        }
        consumer.close();
    }

    private void read(Gate gate) {
        for (ConsumerRecord<String, byte[]> control : consumer.poll(Duration.ofMillis(500))) {
            if (provider.equals(control.key()) && control.value() != null) {
                obey(topic.value().deserializer().deserialize(topic.name(), control.value()), gate);
            }
        }
    }

    private void obey(Control control, Gate gate) {
        switch (control.getOrder()) {
            case HOLD ->
                gate.apply(new Hold(
                        control.getWhy().flatMap(FailureClasses::toProvider),
                        control.getError().orElse(""),
                        control.getAt()));
            case OPEN -> gate.open();
            case UNKNOWN, LIMIT ->
                LOG.atWarn().addKeyValue("provider", provider).log("standing order that this version does not know");
        }
    }

    @Override
    public void held(Hold hold) {
        LOG.atWarn()
                .addKeyValue("provider", provider)
                .addKeyValue("reason", hold.why().map(Enum::name).orElse("operator"))
                .log("provider is held");
        write(Order.HOLD, Optional.of(hold));
    }

    @Override
    public void opened() {
        LOG.atInfo().addKeyValue("provider", provider).log("provider is open again");
        write(Order.OPEN, Optional.empty());
    }

    private void write(Order order, Optional<Hold> hold) {
        Control control = Control.newBuilder()
                .setProvider(provider)
                .setOrder(order)
                .setWhy(hold.flatMap(Hold::why).map(FailureClasses::toContract).orElse(null))
                .setError(hold.map(Hold::error).orElse(null))
                .setBy(instance)
                .setAt(clock.instant())
                .build();
        outbox.send(
                new ProducerRecord<>(
                        topic.name(),
                        provider.getBytes(StandardCharsets.UTF_8),
                        topic.value().serializer().serialize(topic.name(), control)),
                () -> {},
                () -> {});
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
    }
}
