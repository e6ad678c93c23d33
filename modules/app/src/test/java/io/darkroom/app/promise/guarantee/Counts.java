package io.darkroom.app.promise.guarantee;

import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.evidence.Found;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.sandbox.api.call.Journal.Visit;
import java.util.List;

/**
 * What a scenario came to.
 *
 * @param billed calls that were paid for
 * @param repeats pictures billed again
 * @param flagged results that say that they may be
 * @param failed keys and generations that failed
 * @param lost keys without any outcome
 * @param doubled results that came again
 * @param mostAtOnce callers that waited at the same time
 */
public record Counts(long billed, long repeats, long flagged, long failed, long lost, long doubled, long mostAtOnce) {

    public static Counts of(Evidence evidence) {
        return new Counts(
                evidence.visits().stream().filter(Visit::billed).count(),
                evidence.calls().values().stream()
                        .mapToLong(Counts::beyondFirst)
                        .sum(),
                evidence.records().completed().stream()
                        .map(Found::value)
                        .filter(ImageCompleted::getPossibleDuplicateCharge)
                        .count(),
                evidence.failed().size(),
                NothingIsLost.withoutOutcome(evidence).size(),
                evidence.completed().values().stream()
                        .mapToLong(results -> results.size() - 1)
                        .sum(),
                CapIsNeverExceeded.mostAtOnce(evidence.visits()));
    }

    /** Callers of these that waited at the same time. */
    public static int mostAtOnce(List<Visit> visits) {
        return CapIsNeverExceeded.mostAtOnce(visits);
    }

    private static long beyondFirst(List<Visit> calls) {
        return Math.max(0, calls.stream().filter(Visit::billed).count() - 1);
    }
}
