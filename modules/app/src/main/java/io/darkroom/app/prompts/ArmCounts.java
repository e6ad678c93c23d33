package io.darkroom.app.prompts;

import io.darkroom.app.config.price.PriceTable;
import io.darkroom.app.cost.Spent;
import io.darkroom.app.run.position.Position;
import io.darkroom.app.run.record.ResultScan;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Outcomes of an experiment by arm: of each key the one of its highest generation. One thread. */
final class ArmCounts implements ResultScan.Reader {
    private final String experiment;
    private final PriceTable prices;
    private final Map<String, Last> last = new HashMap<>();
    private final Map<String, Spent> spent = new HashMap<>();
    private final Map<String, Integer> rejected = new HashMap<>();
    private final List<Origin> unknown = new ArrayList<>();

    /**
     * One arm.
     *
     * @param completed keys whose last outcome is a picture
     * @param review of these, keys with fewer pictures than asked for: a person should look
     * @param failed keys whose last outcome is a failure
     * @param rejected events that were turned away before anything was drawn
     * @param spent pictures of all generations and what they cost
     */
    record Arm(int completed, int review, int failed, int rejected, Spent spent) {
        static Arm empty() {
            return new Arm(0, 0, 0, 0, new Spent());
        }
    }

    private record Last(String arm, long generation, boolean completed, boolean partial) {}

    /** @param prices for results that have no price of their own */
    ArmCounts(String experiment, PriceTable prices) {
        this.experiment = experiment;
        this.prices = prices;
    }

    @Override
    public void completed(ImageCompleted result, Position at) {
        if (result.getExperiment().filter(experiment::equals).isPresent()) {
            spent.computeIfAbsent(result.getPromptVersion(), arm -> new Spent())
                    .add(result, prices.of(result.getProvider(), result.getModelRequested()));
            keep(
                    result.getIdempotencyKey(),
                    new Last(result.getPromptVersion(), result.getGeneration(), true, result.getPartial()));
        }
    }

    @Override
    public void failed(ImageFailed failure, Position at) {
        if (failure.getRequest().isEmpty() && failure.getState() == FailedState.REJECTED) {
            unknown.add(failure.getOrigin());
        }
        failure.getRequest()
                .filter(request ->
                        request.getExperiment().filter(experiment::equals).isPresent())
                .ifPresent(request -> failed(failure, request));
    }

    private void failed(ImageFailed failure, GenerationRequest request) {
        if (failure.getState() == FailedState.REJECTED) {
            rejected(request.getPromptVersion());
        } else {
            keep(
                    failure.getIdempotencyKey().orElse(request.getIdempotencyKey()),
                    new Last(request.getPromptVersion(), failure.getGeneration(), false, false));
        }
    }

    /** An event of an arm was turned away. */
    void rejected(String arm) {
        rejected.merge(arm, 1, Integer::sum);
    }

    /** Where the events stand that were rejected and of which no more is known: nothing was rendered of them. */
    List<Origin> unknown() {
        return List.copyOf(unknown);
    }

    private void keep(String key, Last outcome) {
        last.merge(key, outcome, (old, now) -> now.generation() >= old.generation() ? now : old);
    }

    /** By name of the arm's version. */
    SortedMap<String, Arm> arms() {
        SortedMap<String, Arm> arms = new TreeMap<>();
        spent.forEach((arm, sum) -> arms.put(arm, new Arm(0, 0, 0, 0, sum)));
        rejected.forEach((arm, events) -> arms.merge(arm, new Arm(0, 0, 0, events, new Spent()), ArmCounts::sum));
        last.values()
                .forEach(outcome -> arms.merge(
                        outcome.arm(),
                        new Arm(
                                outcome.completed() ? 1 : 0,
                                outcome.partial() ? 1 : 0,
                                outcome.completed() ? 0 : 1,
                                0,
                                new Spent()),
                        ArmCounts::sum));
        return arms;
    }

    private static Arm sum(Arm one, Arm other) {
        return new Arm(
                one.completed() + other.completed(),
                one.review() + other.review(),
                one.failed() + other.failed(),
                one.rejected() + other.rejected(),
                sum(one.spent(), other.spent()));
    }

    private static Spent sum(Spent one, Spent other) {
        Spent sum = new Spent();
        sum.add(one);
        sum.add(other);
        return sum;
    }
}
