package io.darkroom.pipeline.generate.task;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.kept.KeptRequests.Kept;
import io.darkroom.pipeline.generate.store.OpenCalls;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * A request that is ordered again while it waits is drawn once: the newer generation of its key takes its place. Stream thread
 * only.
 */
final class Replacing {
    private final Task task;
    private final Lines lines;
    private final Paid paid;
    private final Ends ends;

    Replacing(Task task, Lines lines, Paid paid, Ends ends) {
        this.task = task;
        this.lines = lines;
        this.paid = paid;
        this.ends = ends;
    }

    /**
     * Ends a request for which there is a newer one that waits or is open. Where there is none it takes the place of older ones.
     * Returns whether it has ended.
     */
    boolean hasEnded(OpenCall call, Instant now) {
        GenerationRequest request = call.getRequest();
        if (!task.purpose().newerReplacesOlder()) {
            return false;
        }
        List<Long> kept = kept(request);
        List<Long> open = task.open().generations(request.getIdempotencyKey());
        if (kept.isEmpty() && (open.isEmpty() || open.equals(List.of(request.getGeneration())))) {
            return false;
        }
        if (hasNewer(kept, request) || hasNewer(open, request)) {
            ends.replace(call, isReleased(request), now);
            return true;
        }
        replaceOlder(request, now);
        return false;
    }

    /** Whether there is a newer one that waits or is open. */
    boolean isReplaced(GenerationRequest request) {
        return task.purpose().newerReplacesOlder()
                && (hasNewer(task.open().generations(request.getIdempotencyKey()), request)
                        || hasNewer(kept(request), request));
    }

    private List<Long> kept(GenerationRequest request) {
        return lines.kept().generations(request.getIdempotencyKey());
    }

    private static boolean hasNewer(List<Long> others, GenerationRequest request) {
        return others.stream().anyMatch(other -> other > request.getGeneration());
    }

    private void replaceOlder(GenerationRequest request, Instant now) {
        String key = request.getIdempotencyKey();
        long generation = request.getGeneration();
        open(key, other -> other < generation).stream()
                .filter(older -> lines.takeUnsent(older, task.lane()))
                .forEach(older -> replace(older, isReleased(older.getRequest(), request), now));
        for (Kept older : lines.kept().older(key, generation)) {
            boolean released = isReleased(older.request(), request);
            lines.remove(older);
            replaceUnopened(older.request(), released, now);
        }
    }

    private List<OpenCall> open(String key, LongPredicate generation) {
        List<Long> open = task.open().generations(key);
        return open.isEmpty()
                ? List.of()
                : open.stream()
                        .filter(generation::test)
                        .map(each -> task.open().find(new CallKey(key, each)))
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** Ends a request for which there is a newer one; it may not be open. */
    void replace(GenerationRequest older, Instant now) {
        replaceUnopened(older, isReleased(older), now);
    }

    private void replaceUnopened(GenerationRequest older, boolean released, Instant now) {
        if (task.open().find(CallKey.of(older)).isEmpty()) {
            replace(OpenCalls.fresh(older, now), released, now);
        }
    }

    /** Ends one that waits, unless what it needs is paid for already. */
    private void replace(OpenCall older, boolean released, Instant now) {
        switch (paid.claim(older)) {
            case Paid.Claim.Complete c -> ends.complete(c);
            case Paid.Claim.Drawing d -> paid.draws(d.call(), d.accepted());
            case Paid.Claim.Missing m -> ends.replace(m.call(), released, now);
        }
    }

    /** Whether it has an end in its topic already: one that follows was ordered because of that. */
    private boolean isReleased(GenerationRequest older, GenerationRequest... coming) {
        String key = older.getIdempotencyKey();
        long generation = older.getGeneration();
        return Stream.of(
                        Stream.of(coming),
                        open(key, other -> other > generation).stream().map(OpenCall::getRequest),
                        lines.kept().newer(key, generation).stream().map(Kept::request))
                .flatMap(each -> each)
                .anyMatch(newer -> newer.getFailedGeneration()
                        .filter(failed -> failed == generation)
                        .isPresent());
    }
}
