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

/**
 * What {@code darkroom.controls} says of one provider. Any thread.
 *
 * @param hold the hold that stands
 * @param limit the limit that stands
 */
public record StandingOrders(Optional<Seen<Control>> hold, Optional<Seen<Control>> limit) {
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
            Seen.maybe(record, topic)
                    .ifPresent(said -> standing.merge(
                            said.value().getProvider(), NONE.after(said), (before, none) -> before.after(said)));
            return true;
        });
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
