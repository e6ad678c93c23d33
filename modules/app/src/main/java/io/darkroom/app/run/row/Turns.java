package io.darkroom.app.run.row;

import io.darkroom.app.input.entry.Entry;
import io.darkroom.app.input.repeat.Repeats;
import io.darkroom.app.manifest.Result;
import io.darkroom.contract.FailedState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides when an event may go that names the picture of an earlier one but asks for something else. Whether it is a conflict
 * depends on how all rows of the earlier one end, so it waits for that, and never on which call is faster. One thread.
 */
public final class Turns {
    private static final class Queue {
        private final Deque<Entry.Event> events = new ArrayDeque<>();
        private boolean busy = true;
        private boolean open;
        private boolean tried;
        private int left;
    }

    private final Repeats repeats;
    private final Map<Integer, Queue> queues = new HashMap<>();
    private final Map<Integer, Queue> running = new HashMap<>();
    private int waiting;

    public Turns(Repeats repeats) {
        this.repeats = repeats;
        repeats.changed().values().forEach(first -> queues.computeIfAbsent(first, f -> new Queue()));
    }

    /** Whether the event may go now; else it is kept until its turn. */
    public boolean mayGo(Entry.Event event) {
        Queue queue = queues.get(repeats.changeOf(event.place()).orElse(event.place()));
        if (queue == null) {
            return true;
        }
        if (repeats.changeOf(event.place()).isEmpty()) {
            start(queue, event);
            return true;
        }
        if (queue.open) {
            return true;
        }
        if (!queue.busy) {
            start(queue, event);
            return true;
        }
        queue.events.add(event);
        waiting += event.names().size();
        return false;
    }

    /** The events whose turn it is when this row has ended. */
    public List<Entry.Event> ended(int row, Result result) {
        Queue queue = running.remove(row);
        if (queue == null) {
            return List.of();
        }
        queue.tried |= tried(result);
        queue.left--;
        if (queue.left > 0) {
            return List.of();
        }
        queue.busy = false;
        return queue.tried ? next(queue) : rest(queue);
    }

    private List<Entry.Event> next(Queue queue) {
        Entry.Event next = queue.events.poll();
        if (next == null) {
            return List.of();
        }
        waiting -= next.names().size();
        start(queue, next);
        return List.of(next);
    }

    private List<Entry.Event> rest(Queue queue) {
        queue.open = true;
        List<Entry.Event> all = List.copyOf(queue.events);
        all.forEach(event -> waiting -= event.names().size());
        queue.events.clear();
        return all;
    }

    /** Rows that wait for their turn. */
    public int waiting() {
        return waiting;
    }

    private void start(Queue queue, Entry.Event event) {
        queue.busy = true;
        queue.tried = false;
        queue.left = event.names().size();
        for (int shot = 0; shot < queue.left; shot++) {
            running.put(event.place() + shot, queue);
        }
    }

    /** After a failed try the next wording is welcome; after anything else the rest can only conflict. */
    private static boolean tried(Result result) {
        return result instanceof Result.Failed failed && failed.failure().getState() != FailedState.REJECTED;
    }
}
