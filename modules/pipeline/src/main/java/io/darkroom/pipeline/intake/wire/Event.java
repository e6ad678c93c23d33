package io.darkroom.pipeline.intake.wire;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Origin;
import io.darkroom.contract.trace.TraceContext;
import java.util.Optional;

/**
 * A decoded event with what its record said around it. Any thread.
 *
 * @param eventId id of the event: its field, else the header {@code ce_id}, else topic-partition-offset of where it stood
 *     first
 * @param origin where it was read, for a copy the place of the copy
 * @param trace of the event, or of the span that reads it
 * @param source CloudEvents source, at most 1,000 characters without control characters
 */
public record Event(
        CatalogChange change, String eventId, Origin origin, Marks marks, TraceContext trace, Optional<String> source) {

    /** The same event as part of a trace. */
    public Event within(TraceContext context) {
        return context.equals(trace) ? this : new Event(change, eventId, origin, marks, context, source);
    }
}
