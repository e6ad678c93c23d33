package io.darkroom.app.replay.range;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The range that a user asked for. */
public sealed interface Wanted {
    /**
     * Offsets of one partition.
     *
     * @param partition may be left out where there is only one
     * @param to offset behind the last one; empty is the present end
     */
    record Offsets(OptionalInt partition, long from, OptionalLong to) implements Wanted {}

    /**
     * What was written in a time, in all partitions.
     *
     * @param to exclusive; empty is the present end
     */
    record Times(Instant from, Optional<Instant> to) implements Wanted {}

    /** From the offsets that a consumer group has committed to the present end. */
    record Group(String name) implements Wanted {}

    /** Everything that is there. */
    record Whole() implements Wanted {}
}
