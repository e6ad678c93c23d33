package io.darkroom.app.run.manifest;

import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.manifest.Result;
import io.darkroom.app.run.position.Position;
import io.darkroom.app.run.record.ResultScan;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Picks from all results the one that counts for each key: the highest generation, and of one generation the completed
 * one. Holds positions, not results. Pure; one thread.
 */
final class Harvest implements ResultScan.Reader {
    /**
     * A result that counts.
     *
     * @param at where it stands
     * @param origin the event that asked: gives the order of lines
     */
    record Pick(long generation, boolean completed, Position at, Position origin) {}

    private static final Comparator<Pick> BETTER =
            Comparator.comparingLong(Pick::generation).thenComparing(Pick::completed);
    private static final Comparator<Pick> INPUT_ORDER = Comparator.comparing(
                    (Pick p) -> p.origin().topic())
            .thenComparingInt(p -> p.origin().partition())
            .thenComparingLong(p -> p.origin().offset())
            .thenComparing(p -> p.at().topic())
            .thenComparingInt(p -> p.at().partition())
            .thenComparingLong(p -> p.at().offset());

    private final Optional<String> job;
    private final Map<String, Pick> picks = new HashMap<>();
    private int leftOut;
    private boolean onlyProducts = true;
    private Optional<Instant> drawn = Optional.empty();

    /**
     * @param job only results of this job; empty takes all, without rejected events, which belong to no key
     */
    Harvest(Optional<String> job) {
        this.job = job;
    }

    @Override
    public void completed(ImageCompleted image, Position at) {
        if (wanted(image.getJobId())) {
            kind(image.getSegment(), image.getShotName(), image.getPlacement());
            drawn = drawn.filter(image.getCompletedAt()::isAfter).or(() -> Optional.of(image.getCompletedAt()));
            pick(image.getIdempotencyKey(), new Pick(image.getGeneration(), true, at, Position.of(image.getOrigin())));
        }
    }

    @Override
    public void failed(ImageFailed failure, Position at) {
        if (!wanted(failure.getJobId())) {
            return;
        }
        failure.getRequest().ifPresent(this::kind);
        Pick pick = new Pick(failure.getGeneration(), false, at, Position.of(failure.getOrigin()));
        if (failure.getState() != FailedState.REJECTED) {
            failure.getIdempotencyKey().ifPresent(key -> pick(key, pick));
        } else if (job.isPresent()) {
            pick(
                    "event " + failure.getEventId() + " "
                            + failure.getIdempotencyKey().orElse(""),
                    pick);
        } else {
            leftOut++;
        }
    }

    /** The recipe whose line fits one result. */
    static Recipe recipeOf(Result result) {
        Harvest one = new Harvest(Optional.empty());
        switch (result) {
            case Result.Completed completed ->
                one.kind(
                        completed.image().getSegment(),
                        completed.image().getShotName(),
                        completed.image().getPlacement());
            case Result.Failed failed -> failed.failure().getRequest().ifPresent(one::kind);
            default -> {}
        }
        return one.recipe();
    }

    private void kind(GenerationRequest request) {
        kind(request.getSegment(), request.getShotName(), request.getPlacement());
    }

    /** The shot of a row of products is called main, or as its placement. */
    private void kind(String segment, String shotName, Optional<String> placement) {
        onlyProducts &= segment.equals("product") && shotName.equals(placement.orElse("main"));
    }

    private void pick(String key, Pick pick) {
        picks.merge(key, pick, (one, other) -> BETTER.compare(other, one) >= 0 ? other : one);
    }

    private boolean wanted(Optional<String> jobId) {
        return job.isEmpty() || job.equals(jobId);
    }

    /** The results that count, in the order in which their events came. */
    List<Pick> picks() {
        return picks.values().stream().sorted(INPUT_ORDER).toList();
    }

    /** The generation of the result that counts for a key; empty when none was wanted. */
    OptionalLong generation(String key) {
        Pick pick = picks.get(key);
        return pick == null ? OptionalLong.empty() : OptionalLong.of(pick.generation());
    }

    /** Whether a key has this generation in its line. */
    boolean counts(String key, long generation) {
        Pick pick = picks.get(key);
        return pick != null && pick.generation() == generation;
    }

    /** When the first of the results was drawn; empty without a picture. */
    Optional<Instant> drawn() {
        return drawn;
    }

    /** Whether no result was wanted. */
    boolean empty() {
        return picks.isEmpty() && leftOut == 0;
    }

    /** Rejected events that have no line. */
    int leftOut() {
        return leftOut;
    }

    /** The recipe whose lines fit the results. */
    Recipe recipe() {
        return onlyProducts ? Recipe.CATALOG : Recipe.SHOTS;
    }
}
