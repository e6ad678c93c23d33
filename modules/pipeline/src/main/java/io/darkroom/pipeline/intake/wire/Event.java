package io.darkroom.pipeline.intake.wire;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Origin;
import java.util.Optional;

/**
 * A decoded event with what its record said around it. Any thread.
 *
 * @param eventId id of the event: its field, else the header {@code ce_id}, else topic-partition-offset
 * @param origin where it was read
 * @param force id of the explicit act that asks for a new generation
 * @param traceparent W3C trace context, well formed
 */
public record Event(
        CatalogChange change, String eventId, Origin origin, Optional<String> force, Optional<String> traceparent) {}
