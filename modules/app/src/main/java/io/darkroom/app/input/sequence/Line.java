package io.darkroom.app.input.sequence;

import io.darkroom.app.input.entry.LongIntMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Events that may go, and those that wait for a shot that the file has further down. Remembers a dozen bytes of each shot
 * that went. Pure; one thread.
 */
final class Line {
    private final Deque<Held> ready = new ArrayDeque<>();
    private final Set<Held> held = new LinkedHashSet<>();
    private final Map<Long, List<Held>> waiting = new HashMap<>();
    private final LongIntMap gone = new LongIntMap();

    /** The next event of the file. */
    void add(Held event) {
        event.missing().removeIf(gone::contains);
        if (event.missing().isEmpty()) {
            release(event);
        } else {
            held.add(event);
            event.missing()
                    .forEach(shot -> waiting.computeIfAbsent(shot, s -> new ArrayList<>(1))
                            .add(event));
        }
    }

    /** The next event that may go. */
    Optional<Held> next() {
        return Optional.ofNullable(ready.poll());
    }

    /** The file has no more: shots that no event names may have been ordered before. */
    void end() {
        Set<Long> named = new HashSet<>();
        held.forEach(event -> named.addAll(event.names()));
        for (Held event : List.copyOf(held)) {
            event.missing().removeIf(shot -> !named.contains(shot));
            if (event.missing().isEmpty() && held.contains(event)) {
                release(event);
            }
        }
    }

    /** Those that wait for one another, after the end, as the file has them. */
    List<Held> rest() {
        return List.copyOf(held);
    }

    private void release(Held first) {
        Deque<Held> next = new ArrayDeque<>(List.of(first));
        while (!next.isEmpty()) {
            Held event = next.remove();
            held.remove(event);
            ready.add(event);
            for (long shot : event.names()) {
                gone.putIfAbsent(shot, 0);
                wake(shot, next);
            }
        }
    }

    private void wake(long shot, Deque<Held> next) {
        for (Held event : Optional.ofNullable(waiting.remove(shot)).orElse(List.of())) {
            event.missing().remove(shot);
            if (event.missing().isEmpty() && held.remove(event)) {
                next.add(event);
            }
        }
    }
}
