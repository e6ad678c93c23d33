package io.darkroom.contract.key;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shots that share anchor prompt, model and prompt version: those of one anchor of one sku, ordered by one job, or, where
 * an event has no job, by that event. Any thread.
 *
 * @param sku stock keeping unit; all shots of a set are read in one partition
 * @param anchorId what the shots are consistent with
 * @param job job that orders them; empty when the event has none
 * @param eventId event that orders them; empty when there is a job
 */
public record ConsistencySet(String sku, String anchorId, Optional<String> job, Optional<String> eventId) {
    private static final String JOB = "job";
    private static final String EVENT = "event";
    private static final int PARTS = 4;

    /** The set of an event's shots. */
    public static ConsistencySet of(String sku, String anchorId, Optional<String> job, String eventId) {
        return new ConsistencySet(sku, anchorId, job, job.isPresent() ? Optional.empty() : Optional.of(eventId));
    }

    /** {@code sku:anchorId:job:jobId} or {@code sku:anchorId:event:eventId}, each part percent-encoded. */
    public String name() {
        return Stream.of(
                        sku,
                        anchorId,
                        job.isPresent() ? JOB : EVENT,
                        job.or(() -> eventId).orElse(""))
                .map(PercentEncoding::encode)
                .collect(Collectors.joining(":"));
    }

    /**
     * The set of a name; empty for text that is none.
     *
     * @param name as {@link #name()} writes it
     */
    public static Optional<ConsistencySet> parse(String name) {
        try {
            List<String> parts = Arrays.stream(name.split(":", -1))
                    .map(PercentEncoding::decode)
                    .toList();
            return parts.size() == PARTS ? ofParts(parts) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ConsistencySet> ofParts(List<String> parts) {
        return switch (parts.get(2)) {
            case JOB ->
                Optional.of(
                        new ConsistencySet(parts.get(0), parts.get(1), Optional.of(parts.get(3)), Optional.empty()));
            case EVENT ->
                Optional.of(
                        new ConsistencySet(parts.get(0), parts.get(1), Optional.empty(), Optional.of(parts.get(3))));
            default -> Optional.empty();
        };
    }

    /** Who ordered it, for people: {@code job spring-7} or {@code event 41}. */
    public String orderedBy() {
        return job.map(id -> JOB + " " + id).orElseGet(() -> EVENT + " " + eventId.orElse(""));
    }
}
