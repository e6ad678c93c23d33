package io.darkroom.pipeline.generate.standing;

import io.darkroom.contract.Control;
import io.darkroom.contract.Order;
import io.darkroom.contract.serde.Topic;
import io.darkroom.pipeline.generate.broken.RegistryAway;
import io.darkroom.pipeline.generate.call.FailureClasses;
import io.darkroom.pipeline.generate.flight.Calls;
import io.darkroom.pipeline.generate.gate.Gate;
import io.darkroom.pipeline.generate.gate.Hold;
import io.darkroom.pipeline.generate.outbox.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The standing orders of {@code darkroom.controls}: obeys those of one provider and writes what the gate found
 * out, so that every process holds and opens with the others. The thread of the log, and any that tells of a hold.
 */
public final class Controls implements Gate.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Controls.class);

    private final Topic<Control> topic;
    private final String provider;
    private final String instance;
    private final Sender outbox;
    private final Clock clock;
    private final ControlLog log;

    public Controls(
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
        this.log = new ControlLog(topic.name(), instance + "-controls", clientConfig);
    }

    /** Reads every standing order, then follows the topic. Blocks until the first is done, 60 s at most. */
    public void start(Calls calls) {
        HoldOrders holds = new HoldOrders(provider, instance, calls.gate());
        log.start(record -> {
            if (isMine(record.key())) {
                obey(record, holds, calls);
            }
        });
    }

    private boolean isMine(@Nullable String key) {
        return Orders.holdKey(provider).equals(key) || Orders.limitKey(provider).equals(key);
    }

    /** A broken order is passed over; one that only a registry that is away keeps from being read is read again. */
    private void obey(ConsumerRecord<String, byte[]> read, HoldOrders holds, Calls calls) {
        try {
            obey(topic.value().deserializer().deserialize(topic.name(), read.value()), holds, calls);
        } catch (RuntimeException e) {
            if (RegistryAway.in(e)) {
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

    private void obey(Control control, HoldOrders holds, Calls calls) {
        switch (control.getOrder()) {
            case HOLD, OPEN -> holds.obey(control).ifPresent(this::write);
            case LIMIT -> limit(control.getMaxInFlight(), calls);
            case UNKNOWN ->
                LOG.atWarn().addKeyValue("provider", provider).log("standing order that this version does not know");
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
        most.filter(count -> count < calls.partitions())
                .ifPresent(count -> warnOfSmallLimit(count, calls.partitions()));
    }

    private void warnOfSmallLimit(int limit, int partitions) {
        LOG.atWarn()
                .addKeyValue("provider", provider)
                .addKeyValue("reason", "limit " + limit + " < partitions " + partitions)
                .log("each partition has one permit at least: up to " + partitions + " calls may be in flight");
    }

    @Override
    public void held(Hold hold) {
        write(found(Order.HOLD, hold, hold.since()).setError(hold.error()).build());
    }

    @Override
    public void opened(Hold ended) {
        write(found(Order.OPEN, ended, clock.instant()).build());
    }

    /** What a process found out names a failure class, an order of a person does not. */
    private Control.Builder found(Order order, Hold hold, Instant at) {
        return Control.newBuilder()
                .setProvider(provider)
                .setOrder(order)
                .setWhy(hold.why().map(FailureClasses::toContract).orElse(null))
                .setBy(instance)
                .setAt(at);
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
        log.close();
    }
}
