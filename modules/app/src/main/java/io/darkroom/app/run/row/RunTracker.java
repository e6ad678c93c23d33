package io.darkroom.app.run.row;

import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.input.repeat.Repeats;
import io.darkroom.app.manifest.Result;
import io.darkroom.app.run.position.Position;
import io.darkroom.app.run.position.ReadPositions;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.LedgerState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Follows the rows of one run through the topics: records in, ended rows out. Pure. Records of one partition come in order,
 * those of different topics in any order, and the order never changes how a row ends.
 *
 * <p>A row is known by its event id, in decisions as in outcomes, and by its key where the event has several. Rows that share a key wait for the outcome of the same
 * generation; when it was read before the row was known to wait for it, the closing of the ledger entry tells its position
 * and it is read again. So outcomes of others need not be remembered. One thread.
 */
public final class RunTracker {

    /** What the tracker tells. */
    public interface Listener {
        /** The row has ended; told once. */
        void ended(int row, Result result);

        /** The record at this position must be read: see {@link #found} and {@link #gone}. */
        void lookUp(Position result);
    }

    private record Waiter(int row, String key, long generation) {}

    private final RunStamp run;
    private final EventRows rows;
    private final Repeats repeats;
    private final ReadPositions read;
    private final Listener listener;
    private final RowPhases phases = new RowPhases();
    private final Map<String, List<Waiter>> waiting = new HashMap<>();
    private final Map<Position, List<Waiter>> lookups = new HashMap<>();
    private final Set<String> retrying = new HashSet<>();
    private final Map<Integer, Result> leaders = new HashMap<>();
    private final Map<Integer, List<Integer>> followers = new HashMap<>();
    private int completed;
    private int failed;

    public RunTracker(RunStamp run, EventRows rows, Repeats repeats, ReadPositions read, Listener listener) {
        this.run = run;
        this.rows = rows;
        this.repeats = repeats;
        this.read = read;
        this.listener = listener;
    }

    /** The row is on its way to Kafka. */
    public void published(int row) {
        phases.published(row);
    }

    /** The row asks for exactly the same as an earlier one and ends like it, without an event of its own. */
    public void repeats(int row, int leader) {
        phases.published(row);
        phases.decide(row);
        Result known = leaders.get(leader);
        if (known == null) {
            followers.computeIfAbsent(leader, l -> new ArrayList<>(1)).add(row);
        } else {
            end(row, known);
        }
    }

    /** The row cannot be ordered. */
    public void refused(int row, String reason) {
        end(row, new Result.Refused(reason));
    }

    /** A record of {@code image.status}. */
    public void status(GenerationStatus status) {
        row(status.getEventId(), status.getIdempotencyKey()).ifPresent(row -> decided(row, status));
        switch (status.getDecision()) {
            case CLOSED, RELEASED -> status.getResult().ifPresent(at -> closed(status, Position.of(at)));
            case UNKNOWN, ADMITTED, DUPLICATE, CONFLICT, READY -> {}
        }
    }

    private OptionalInt row(String eventId, String key) {
        OptionalInt first = run.row(eventId);
        return first.isPresent() ? rows.of(first.getAsInt(), key) : first;
    }

    private void decided(int row, GenerationStatus status) {
        if (phases.decided(row)) {
            return;
        }
        Waiter waiter = new Waiter(row, status.getIdempotencyKey(), status.getGeneration());
        switch (status.getDecision()) {
            case ADMITTED, CLOSED, RELEASED, READY -> await(waiter);
            case DUPLICATE -> duplicate(waiter, status);
            // Its rejection is in image.failed and tells more.
            case CONFLICT, UNKNOWN -> {}
        }
    }

    private void duplicate(Waiter waiter, GenerationStatus status) {
        if (status.getState() == LedgerState.IN_PROGRESS) {
            await(waiter);
            return;
        }
        Optional<Position> result = status.getResult().map(Position::of);
        if (result.isPresent()) {
            phases.decide(waiter.row());
            lookUp(result.get(), List.of(waiter));
        } else {
            end(waiter.row(), gone(waiter, "the ledger does not know where"));
        }
    }

    private void await(Waiter waiter) {
        phases.decide(waiter.row());
        waiting.computeIfAbsent(waiter.key(), k -> new ArrayList<>(1)).add(waiter);
    }

    private void closed(GenerationStatus status, Position result) {
        if (read.passed(result)) {
            List<Waiter> late = release(status.getIdempotencyKey(), status.getGeneration());
            if (!late.isEmpty()) {
                lookUp(result, late);
            }
        }
    }

    private void lookUp(Position result, List<Waiter> waiters) {
        List<Waiter> known = lookups.computeIfAbsent(result, p -> new ArrayList<>(1));
        if (known.isEmpty()) {
            listener.lookUp(result);
        }
        known.addAll(waiters);
    }

    /** A record of {@code image.completed}. */
    public void completed(ImageCompleted image, Position at) {
        read.read(at);
        outcome(
                image.getEventId(),
                image.getIdempotencyKey(),
                image.getGeneration(),
                new Result.Completed(image, List.of()));
    }

    /** A record of {@code image.failed}. */
    public void failed(ImageFailed failure, Position at) {
        read.read(at);
        Result result = new Result.Failed(failure);
        switch (failure.getState()) {
            case REJECTED -> run.row(failure.getEventId()).ifPresent(first -> rejected(first, failure, result));
            case FAILED, EXPIRED, UNKNOWN ->
                outcome(failure.getEventId(), failure.getIdempotencyKey().orElse(""), failure.getGeneration(), result);
        }
    }

    /** A rejection with a key is of one shot, one without of the whole event. */
    private void rejected(int first, ImageFailed failure, Result result) {
        if (failure.getIdempotencyKey().isPresent()) {
            rows.of(first, failure.getIdempotencyKey().get()).ifPresent(row -> end(row, result));
            return;
        }
        for (int row = first; row < first + rows.count(first); row++) {
            end(row, result);
        }
    }

    private void outcome(String eventId, String key, long generation, Result result) {
        OptionalInt own = row(eventId, key);
        if (own.isPresent()) {
            end(own.getAsInt(), result);
        }
        release(key, generation).forEach(waiter -> end(waiter.row(), result));
    }

    /** Takes the rows that wait for this generation out of the waiting ones. */
    private List<Waiter> release(String key, long generation) {
        List<Waiter> all = waiting.get(key);
        if (all == null) {
            return List.of();
        }
        List<Waiter> released =
                all.stream().filter(w -> w.generation() == generation).toList();
        all.removeAll(released);
        if (all.isEmpty()) {
            waiting.remove(key);
            retrying.remove(key);
        }
        return released.stream().filter(w -> !phases.ended(w.row())).toList();
    }

    /** A record of {@code image.retries.<provider>}. */
    public void retry(GenerationRequest request) {
        if (waiting.containsKey(request.getIdempotencyKey())) {
            retrying.add(request.getIdempotencyKey());
        }
    }

    /** The record that was asked for. */
    public void found(Position at, Result result) {
        for (Waiter waiter : taken(at)) {
            boolean right = switch (result) {
                case Result.Completed c -> c.image().getIdempotencyKey().equals(waiter.key());
                case Result.Failed f ->
                    f.failure().getIdempotencyKey().orElse("").equals(waiter.key());
                case Result.Refused r -> false;
                case Result.Gone g -> false;
            };
            end(waiter.row(), right ? result : gone(waiter, "another record is in its place"));
        }
    }

    /** The record that was asked for is no longer there. */
    public void gone(Position at) {
        taken(at).forEach(waiter -> end(waiter.row(), gone(waiter, "it is no longer kept in " + at.topic())));
    }

    private List<Waiter> taken(Position at) {
        List<Waiter> waiters = lookups.remove(at);
        return waiters == null ? List.of() : waiters;
    }

    private static Result gone(Waiter waiter, String why) {
        return new Result.Gone(
                waiter.key(),
                waiter.generation(),
                "RESULT_LOST: this was done before, but its result cannot be read: " + why
                        + "; --regenerate draws it again.");
    }

    private void end(int row, Result result) {
        if (phases.end(row)) {
            if (result instanceof Result.Completed) {
                completed++;
            } else {
                failed++;
            }
            listener.ended(row, result);
            if (repeats.leads(row)) {
                leaders.put(row, result);
                List<Integer> rows = followers.remove(row);
                if (rows != null) {
                    rows.forEach(follower -> end(follower, result));
                }
            }
        }
    }

    /** How far the run is. */
    public RunCounts counts() {
        int inLookup = lookups.values().stream().mapToInt(List::size).sum();
        int undecided = phases.undecided();
        return new RunCounts(
                phases.published(),
                undecided,
                phases.open() - undecided - inLookup,
                inLookup,
                completed,
                failed,
                retrying.size());
    }
}
