package io.darkroom.app.ledger;

import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.key.ConsistencySet;
import java.util.Optional;

/**
 * A key without an outcome. Any thread.
 *
 * @param generation the generation that is in progress
 * @param anchorId what the shot must be consistent with; the sku where the event named nothing
 * @param inSet whether the event named it
 */
public record OpenKey(String key, long generation, String anchorId, boolean inSet) {

    static OpenKey of(GenerationStatus status) {
        Optional<String> anchor =
                status.getConsistencySet().flatMap(ConsistencySet::parse).map(ConsistencySet::anchorId);
        return new OpenKey(
                status.getIdempotencyKey(), status.getGeneration(), anchor.orElse(status.getSku()), anchor.isPresent());
    }
}
