package io.darkroom.app.promise;

import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.evidence.Found;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.sandbox.api.Journal.Visit;
import java.util.List;

/**
 * What a scenario came to.
 *
 * @param repeats pictures billed again
 * @param flagged results that say that they may be
 * @param failed keys and generations that failed
 * @param lost keys without any outcome
 * @param doubled results that came again
 */
record Counts(long repeats, long flagged, long failed, long lost, long doubled) {

    static Counts of(Evidence evidence) {
        return new Counts(
                evidence.calls().values().stream().mapToLong(Counts::beyondFirst).sum(),
                evidence.records().completed().stream()
                        .map(Found::value)
                        .filter(ImageCompleted::getPossibleDuplicateCharge)
                        .count(),
                evidence.failed().size(),
                NothingIsLost.withoutOutcome(evidence).size(),
                evidence.completed().values().stream()
                        .mapToLong(results -> results.size() - 1)
                        .sum());
    }

    private static long beyondFirst(List<Visit> calls) {
        return Math.max(0, calls.stream().filter(Visit::billed).count() - 1);
    }
}
