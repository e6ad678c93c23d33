package io.darkroom.pipeline.intake.answer;

import io.darkroom.contract.Decision;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.stores.Admission;
import io.darkroom.pipeline.intake.ledger.Verdict;
import java.time.Instant;

/** Words what image.status says. Pure, any thread. */
public final class Statuses {
    private Statuses() {}

    /** The decision about an event, with the state of the entry and, when it has one, the position of its result. */
    public static GenerationStatus of(GenerationRequest request, Verdict verdict, Instant now) {
        return about(request.getIdempotencyKey(), verdict.entry(), decision(verdict), now)
                .setEventId(request.getEventId())
                .setOrigin(request.getOrigin())
                .setJobId(request.getJobId().orElse(null))
                .setSku(request.getSku())
                .setReplayId(request.getReplayId().orElse(null))
                .build();
    }

    /** An outcome moved the entry: told about the event that was admitted. */
    public static GenerationStatus closed(String key, Admission entry) {
        return about(key, entry, Decision.CLOSED, entry.getSince()).build();
    }

    /** The shot that an entry waited for is completed: told about the event that was admitted. */
    public static GenerationStatus ready(String key, Admission entry, Instant now) {
        return about(key, entry, Decision.READY, now).build();
    }

    /** With the event that the entry admitted last. */
    private static GenerationStatus.Builder about(String key, Admission entry, Decision decision, Instant now) {
        return GenerationStatus.newBuilder()
                .setIdempotencyKey(key)
                .setState(entry.getState())
                .setDecision(decision)
                .setGeneration(entry.getGeneration())
                .setEventId(entry.getEventId())
                .setOrigin(entry.getOrigin())
                .setJobId(entry.getJobId().orElse(null))
                .setSku(entry.getSku())
                .setReplayId(entry.getReplayId().orElse(null))
                .setFingerprint(newest(entry))
                .setResult(entry.getResult().orElse(null))
                .setUpdatedAt(now)
                .setConsistencySet(entry.getConsistencySet().orElse(null))
                .setWaitsFor(entry.getWaitsFor().orElse(null));
    }

    private static String newest(Admission entry) {
        return entry.getFingerprints().isEmpty() ? "" : entry.getFingerprints().getLast();
    }

    private static Decision decision(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Admitted admitted -> Decision.ADMITTED;
            case Verdict.Duplicate duplicate -> Decision.DUPLICATE;
            case Verdict.Conflict conflict -> Decision.CONFLICT;
        };
    }
}
