package io.darkroom.pipeline.generate.kept;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Moments of which some come more than once, the first one at hand. Its owner guards it. */
public final class MomentCounts {
    private final TreeMap<Instant, Integer> counts = new TreeMap<>();

    /** One more; nothing for none. */
    public void add(Optional<Instant> moment) {
        moment.ifPresent(at -> counts.merge(at, 1, Integer::sum));
    }

    /** One less. */
    public void remove(Optional<Instant> moment) {
        moment.ifPresent(at -> counts.computeIfPresent(at, (same, count) -> count > 1 ? count - 1 : null));
    }

    /** The first of them. */
    public Optional<Instant> first() {
        return counts.isEmpty() ? Optional.empty() : Optional.of(counts.firstKey());
    }
}
