package io.darkroom.app.work;

import io.darkroom.app.tail.Seen;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.contract.Control;
import io.darkroom.contract.Order;
import io.darkroom.contract.serde.Topic;
import java.util.ArrayList;
import java.util.List;
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

    /** Reads the whole topic, which is compacted and small. */
    public static StandingOrders read(Consumer<byte[], byte[]> consumer, Topic<Control> topic, String provider) {
        List<Seen<Control>> said = new ArrayList<>();
        TopicReader.whole(topic.name()).read(consumer, () -> true, record -> {
            decoded(record, topic)
                    .filter(order -> order.value().getProvider().equals(provider))
                    .ifPresent(said::add);
            return true;
        });
        return of(said);
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

    /** What stands after these orders, oldest first. */
    static StandingOrders of(List<Seen<Control>> said) {
        StandingOrders standing = NONE;
        for (Seen<Control> order : said) {
            standing = standing.after(order);
        }
        return standing;
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
