package io.darkroom.app.run;

import io.darkroom.app.catalog.Repeats;
import io.darkroom.app.catalog.Row;
import io.darkroom.app.manifest.Result;
import io.darkroom.contract.FailedState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Decides when a row may go that names the picture of an earlier row but asks for something else. Whether it is a conflict
 * depends on how the earlier row ends, so it waits for that, and never on which call is faster. One thread.
 */
final class Turns {
    private static final class Queue {
        private final Deque<Row.Order> rows = new ArrayDeque<>();
        private boolean busy = true;
        private boolean open;
    }

    private final Repeats repeats;
    private final Map<Integer, Queue> queues = new HashMap<>();
    private final Map<Integer, Queue> running = new HashMap<>();
    private int waiting;

    Turns(Repeats repeats) {
        this.repeats = repeats;
        repeats.changed()
                .values()
                .forEach(first -> running.put(first, queues.computeIfAbsent(first, f -> new Queue())));
    }

    /** Whether the row may go now; else it is kept until its turn. */
    boolean mayGo(Row.Order row) {
        OptionalInt first = repeats.changeOf(row.index());
        if (first.isEmpty()) {
            return true;
        }
        Queue queue = queues.computeIfAbsent(first.getAsInt(), f -> new Queue());
        if (queue.open) {
            return true;
        }
        if (!queue.busy) {
            start(queue, row);
            return true;
        }
        queue.rows.add(row);
        waiting++;
        return false;
    }

    /** The rows whose turn it is when this one has ended. */
    List<Row.Order> ended(int row, Result result) {
        Queue queue = running.remove(row);
        if (queue == null) {
            return List.of();
        }
        queue.busy = false;
        if (tried(result)) {
            Row.Order next = queue.rows.poll();
            if (next == null) {
                return List.of();
            }
            waiting--;
            start(queue, next);
            return List.of(next);
        }
        queue.open = true;
        List<Row.Order> all = List.copyOf(queue.rows);
        waiting -= all.size();
        queue.rows.clear();
        return all;
    }

    /** Rows that wait for their turn. */
    int waiting() {
        return waiting;
    }

    private void start(Queue queue, Row.Order row) {
        queue.busy = true;
        running.put(row.index(), queue);
    }

    /** After a failed try the next wording is welcome; after anything else the rest can only conflict. */
    private static boolean tried(Result result) {
        return result instanceof Result.Failed failed && failed.failure().getState() != FailedState.REJECTED;
    }
}
