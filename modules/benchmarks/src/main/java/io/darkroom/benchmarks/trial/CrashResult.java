package io.darkroom.benchmarks.trial;

import io.darkroom.benchmarks.result.Figures;
import io.darkroom.benchmarks.result.Goal;
import io.darkroom.benchmarks.result.Metrics;
import java.util.Optional;

/**
 * What a kill did. Times are seconds since it. Any thread.
 *
 * @param permits calls that were allowed
 * @param inFlight calls that the API had not answered when it came
 * @param started until the program was started again
 * @param atWork until it said that its stores are restored; empty for a program that says nothing of the kind
 * @param firstCall until any call
 * @param firstNewCall until a call for a picture that had not been asked for
 * @param repeated calls beyond one per picture
 * @param lost pictures without a result
 * @param doubled results beyond one per picture
 */
public record CrashResult(
        int permits,
        int inFlight,
        double started,
        Optional<Double> atWork,
        double firstCall,
        double firstNewCall,
        int repeated,
        int lost,
        int doubled) {

    /** Adds its figures under the names of a case. */
    public void addTo(Figures figures, Metrics metrics) {
        figures.add(metrics.of("calls in flight at the kill", ""), inFlight)
                .add(metrics.of("kill → start of the process", "s"), started);
        atWork.ifPresent(restored -> figures.add(metrics.of("kill → stores restored", "s"), restored));
        figures.add(metrics.of("kill → first call", "s"), firstCall)
                .add(metrics.of("kill → first new call", "s", Goal.atMost(5)), firstNewCall)
                .add(metrics.of("calls repeated", ""), repeated)
                .add(
                        metrics.of("calls repeated beyond the cap", "", Goal.neverAbove(0)),
                        Math.max(0, repeated - permits))
                .add(metrics.of("results lost", "", Goal.neverAbove(0)), lost)
                .add(metrics.of("results doubled", "", Goal.neverAbove(0)), doubled);
    }

    /** In one line. */
    public String text() {
        return "%,d in flight, restored after %.1f s, first call after %.1f s, first new one after %.1f s, %,d repeated, %,d lost, %,d doubled"
                .formatted(inFlight, atWork.orElse(Double.NaN), firstCall, firstNewCall, repeated, lost, doubled);
    }
}
