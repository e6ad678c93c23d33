package io.darkroom.app.prompts;

import io.darkroom.app.order.Basket;
import io.darkroom.app.run.Position;
import io.darkroom.app.run.ResultScan;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Outcomes of an experiment by arm: of each key the one of its highest generation. One thread. */
final class ArmCounts implements ResultScan.Reader {
    private final String experiment;
    private final Map<String, Last> last = new HashMap<>();
    private final Map<String, Basket> drawn = new HashMap<>();

    /**
     * One arm.
     *
     * @param completed keys whose last outcome is a picture
     * @param review of these, keys with fewer pictures than asked for: a person should look
     * @param failed keys whose last outcome is a failure
     * @param drawn pictures of all generations: what was paid for
     */
    record Arm(int completed, int review, int failed, Basket drawn) {
        static Arm empty() {
            return new Arm(0, 0, 0, new Basket());
        }
    }

    private record Last(String arm, long generation, boolean completed, boolean partial) {}

    ArmCounts(String experiment) {
        this.experiment = experiment;
    }

    @Override
    public void completed(ImageCompleted result, Position at) {
        if (result.getExperiment().filter(experiment::equals).isPresent()) {
            drawn.computeIfAbsent(result.getPromptVersion(), arm -> new Basket())
                    .add(
                            result.getProvider(),
                            result.getModelRequested(),
                            result.getImages().size());
            keep(
                    result.getIdempotencyKey(),
                    new Last(result.getPromptVersion(), result.getGeneration(), true, result.getPartial()));
        }
    }

    @Override
    public void failed(ImageFailed failure, Position at) {
        Optional<String> key = failure.getIdempotencyKey();
        failure.getRequest()
                .filter(request -> failure.getState() != FailedState.REJECTED
                        && request.getExperiment().filter(experiment::equals).isPresent())
                .ifPresent(request -> keep(
                        key.orElse(request.getIdempotencyKey()),
                        new Last(request.getPromptVersion(), failure.getGeneration(), false, false)));
    }

    private void keep(String key, Last outcome) {
        last.merge(key, outcome, (old, now) -> now.generation() >= old.generation() ? now : old);
    }

    /** By name of the arm's version. */
    SortedMap<String, Arm> arms() {
        SortedMap<String, Arm> arms = new TreeMap<>();
        drawn.forEach((arm, pictures) -> arms.put(arm, new Arm(0, 0, 0, pictures)));
        last.values()
                .forEach(outcome -> arms.merge(
                        outcome.arm(),
                        new Arm(
                                outcome.completed() ? 1 : 0,
                                outcome.partial() ? 1 : 0,
                                outcome.completed() ? 0 : 1,
                                new Basket()),
                        ArmCounts::sum));
        return arms;
    }

    private static Arm sum(Arm one, Arm other) {
        return new Arm(
                one.completed() + other.completed(),
                one.review() + other.review(),
                one.failed() + other.failed(),
                one.drawn().isEmpty() ? other.drawn() : one.drawn());
    }
}
