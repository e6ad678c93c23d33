package io.darkroom.app.run.row;

import static io.darkroom.app.run.Records.completed;
import static io.darkroom.app.run.Records.failed;
import static io.darkroom.app.run.Records.origin;
import static io.darkroom.app.run.Records.status;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.catalog.RunStamp;
import io.darkroom.app.input.repeat.Repeats;
import io.darkroom.app.manifest.Result;
import io.darkroom.app.run.position.Position;
import io.darkroom.app.run.position.ReadPositions;
import io.darkroom.contract.Decision;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.LedgerState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However the topics are interleaved, every row ends, once, in the same way. */
class RunTrackerPropertyTest {
    private static final String DONE = "image.completed";
    private static final String FAILED = "image.failed";
    private static final Repeats NONE = new Repeats(Map.of(), Map.of(), Set.of());

    @Property(tries = 500)
    void interleavingNeverChangesHowRowsEnd(
            @ForAll long world, @ForAll long order, @ForAll @IntRange(min = 1, max = 40) int rows) {
        World story = new World(new Random(world), rows);

        Map<Integer, String> one = story.tell(new Random(1));
        Map<Integer, String> other = story.tell(new Random(order));

        assertThat(one).hasSize(rows);
        assertThat(other).isEqualTo(one);
    }

    /** A made-up past: what intake and generation wrote about the rows of a run and about others. */
    private static final class World {
        private final List<Consumer<RunTracker>> statusLog = new ArrayList<>();
        private final List<Consumer<RunTracker>> completedLog = new ArrayList<>();
        private final List<Consumer<RunTracker>> failedLog = new ArrayList<>();
        private final Map<Position, Result> kept = new HashMap<>();
        private final int rows;
        private final long doneStart;
        private final long failedStart;

        World(Random random, int rows) {
            this.rows = rows;
            this.doneStart = random.nextInt(50);
            this.failedStart = random.nextInt(50);
            long[] next = {doneStart, failedStart};
            Map<String, Integer> running = new HashMap<>();
            Map<String, Position> finished = new HashMap<>();
            for (int k = 0; k < rows / 3; k++) {
                // Keys that were finished, or are being drawn for somebody else, before the run began.
                if (random.nextBoolean()) {
                    Position at = new Position("older.completed", 0, k);
                    finished.put("k" + k, at);
                    kept.put(at, new Result.Completed(completed("old", "k" + k, 7, "old" + k), List.of()));
                } else {
                    running.put("k" + k, -1);
                }
            }
            for (int row = 0; row < rows; row++) {
                publish(random, row, "k" + random.nextInt(rows), running, finished, next);
                if (random.nextBoolean()) {
                    close(random, running, finished, next);
                }
            }
            while (!running.isEmpty()) {
                close(random, running, finished, next);
            }
        }

        private void publish(
                Random random,
                int row,
                String key,
                Map<String, Integer> running,
                Map<String, Position> finished,
                long[] next) {
            String event = "run-" + row;
            if (random.nextInt(6) == 0) {
                Position at = new Position(FAILED, 0, next[1]++);
                failedLog.add(t -> t.failed(
                        failed(event, null, 0, FailedState.REJECTED, FailureClass.CONTRACT_VIOLATION, "bad" + row),
                        at));
            } else if (finished.containsKey(key)) {
                Position at = finished.get(key);
                statusLog.add(t -> t.status(status(
                        event, key, 7, LedgerState.COMPLETED, Decision.DUPLICATE, origin(at.topic(), at.offset()))));
            } else if (running.containsKey(key)) {
                statusLog.add(t -> t.status(status(event, key, 7, LedgerState.IN_PROGRESS, Decision.DUPLICATE, null)));
            } else {
                running.put(key, row);
                statusLog.add(t -> t.status(status(event, key, 7, LedgerState.IN_PROGRESS, Decision.ADMITTED, null)));
            }
        }

        private void close(Random random, Map<String, Integer> running, Map<String, Position> finished, long[] next) {
            if (running.isEmpty()) {
                return;
            }
            List<String> keys = running.keySet().stream().sorted().toList();
            String key = keys.get(random.nextInt(keys.size()));
            int owner = running.getOrDefault(key, -1);
            running.remove(key);
            String event = owner < 0 ? "other" : "run-" + owner;
            boolean good = random.nextInt(4) > 0;
            Position at = good ? new Position(DONE, 0, next[0]++) : new Position(FAILED, 0, next[1]++);
            if (good) {
                kept.put(at, new Result.Completed(completed(event, key, 7, "u" + key), List.of()));
                completedLog.add(t -> t.completed(completed(event, key, 7, "u" + key), at));
            } else {
                var failure = failed(event, key, 7, FailedState.FAILED, FailureClass.PROVIDER_ERROR, "f" + key);
                kept.put(at, new Result.Failed(failure));
                failedLog.add(t -> t.failed(failure, at));
            }
            finished.put(key, at);
            statusLog.add(t -> t.status(status(
                    event,
                    key,
                    7,
                    good ? LedgerState.COMPLETED : LedgerState.FAILED,
                    Decision.CLOSED,
                    origin(at.topic(), at.offset()))));
        }

        Map<Integer, String> tell(Random random) {
            Map<Integer, String> ended = new TreeMap<>();
            Deque<Position> asked = new ArrayDeque<>();
            ReadPositions read = new ReadPositions();
            read.startAt(DONE, 0, doneStart);
            read.startAt(FAILED, 0, failedStart);
            RunTracker tracker =
                    new RunTracker(new RunStamp("run"), EventRows.SINGLE, NONE, read, new RunTracker.Listener() {
                        @Override
                        public void ended(int row, Result result) {
                            assertThat(ended.put(row, text(result))).isNull();
                        }

                        @Override
                        public void lookUp(Position result) {
                            asked.add(result);
                        }
                    });
            for (int row = 0; row < rows; row++) {
                tracker.published(row);
            }
            List<Deque<Consumer<RunTracker>>> logs = new ArrayList<>(
                    List.of(new ArrayDeque<>(statusLog), new ArrayDeque<>(completedLog), new ArrayDeque<>(failedLog)));
            while (!asked.isEmpty() || logs.stream().anyMatch(log -> !log.isEmpty())) {
                if (!asked.isEmpty() && random.nextInt(3) == 0) {
                    Position at = asked.poll();
                    tracker.found(at, requireNonNull(kept.get(at)));
                }
                Deque<Consumer<RunTracker>> log = logs.get(random.nextInt(3));
                if (!log.isEmpty()) {
                    log.poll().accept(tracker);
                }
            }
            assertThat(tracker.counts().open()).isZero();
            return ended;
        }

        private static String text(Result result) {
            return switch (result) {
                case Result.Completed c ->
                    "completed " + c.image().getImages().getFirst().getUrl();
                case Result.Failed f -> "failed " + f.failure().getFailure().getError();
                case Result.Refused r -> "refused";
                case Result.Gone g -> "gone";
            };
        }
    }
}
