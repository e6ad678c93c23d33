package io.darkroom.app.promise.evidence;

import io.darkroom.contract.Origin;
import java.util.Set;

/**
 * An event as it was published.
 *
 * @param position where Kafka put it
 * @param source who published it
 * @param keys idempotency keys that it orders; none when it cannot be decoded or breaks the contract
 */
public record Order(Origin position, String eventId, String source, String traceparent, Set<String> keys) {
    public Order {
        keys = Set.copyOf(keys);
    }
}
