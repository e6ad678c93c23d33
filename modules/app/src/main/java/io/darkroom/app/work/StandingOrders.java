package io.darkroom.app.work;

import io.darkroom.app.tail.Seen;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.contract.Control;
import io.darkroom.contract.Order;
import io.darkroom.contract.serde.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code darkroom.controls} says of one provider. Any thread.
 *
 * @param hold the hold that stands
 * @param limit the limit that stands
 */
public record StandingOrders(Optional<Seen<Control>> hold, Optional<Seen<Control>> limit) {
    private static final Logger LOG = LoggerFactory.getLogger(StandingOrders.class);

    /** Nothing stands. */
    public static final StandingOrders NONE = new StandingOrders(Optional.empty(), Optional.empty());

    /** Those of one provider; reads the whole topic, which is compacted and small. */
    public static StandingOrders read(Consumer<byte[], byte[]> consumer, Topic<Control> topic, String provider) {
        return all(consumer, topic).getOrDefault(provider, NONE);
    }

    /** Those of every provider that has some, by its name; reads the whole topic once. */
    public static Map<String, StandingOrders> all(Consumer<byte[], byte[]> consumer, Topic<Control> topic) {
        Map<String, StandingOrders> standing = new HashMap<>();
        TopicReader.whole(topic.name()).read(consumer, () -> true, record -> {
            decoded(record, topic)
                    .ifPresent(said -> standing.merge(
                            said.value().getProvider(), NONE.after(said), (before, none) -> before.after(said)));
            return true;
        });
        return standing;
    }

    private static Optional<Seen<Control>> decoded(ConsumerRecord<byte[], byte[]> record, Topic<Control> topic) {
        try {
            return record.value() == null ? Optional.empty() : Optional.of(Seen.of(record, topic));
        } catch (SerializationException e) {
            LOG.atWarn()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("offset", record.offset())
                    .log("a standing order cannot be decoded and is passed over");
            return Optional.empty();
        }
    }

    /** What stands when this was said last. */
    private StandingOrders after(Seen<Control> said) {
        Order order = said.value().getOrder();
        return switch (order) {
            case HOLD -> new StandingOrders(Optional.of(said), limit);
            case OPEN -> new StandingOrders(Optional.empty(), limit);
            case LIMIT ->
                new StandingOrders(
                        hold,
                        Optional.of(said).filter(l -> l.value().getMaxInFlight().isPresent()));
            case UNKNOWN -> this;
        };
    }

    /** Most calls at a time under a configured cap. */
    public int cap(int configured) {
        return limit.flatMap(said -> said.value().getMaxInFlight())
                .map(most -> Math.min(most, configured))
                .orElse(configured);
    }
}
