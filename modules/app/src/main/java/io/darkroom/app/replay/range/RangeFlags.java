package io.darkroom.app.replay.range;

import io.darkroom.app.exit.UserError;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags that name a range. One thread. */
public final class RangeFlags {
    @Option(
            names = "--partition",
            paramLabel = "P",
            description = "Partition of the offsets; may be left out where the topic has only one.")
    private @Nullable Integer partition;

    @Option(names = "--from-offset", paramLabel = "A", description = "First offset.")
    private @Nullable Long fromOffset;

    @Option(
            names = "--to-offset",
            paramLabel = "B",
            description = "Offset behind the last one, as Kafka counts ends: 0 to 10 are ten offsets; default: the "
                    + "present end.")
    private @Nullable Long toOffset;

    @Option(
            names = "--from-time",
            paramLabel = "TIME",
            description = "What Kafka took at this time or later, in all partitions: 2026-11-20T08:00:00Z, "
                    + "2026-11-20T09:00+01:00, or a time ago such as 2h.")
    private @Nullable String fromTime;

    @Option(names = "--to-time", paramLabel = "TIME", description = "… and before this time; default: until now.")
    private @Nullable String toTime;

    @Option(
            names = "--group",
            paramLabel = "G",
            description = "From the offsets that this consumer group has committed to the present end.")
    private @Nullable String group;

    /** Whether no range was named. */
    public boolean none() {
        return partition == null
                && fromOffset == null
                && toOffset == null
                && fromTime == null
                && toTime == null
                && group == null;
    }

    /** What was asked for; exactly one way to say it. */
    public Wanted wanted(Instant now) {
        boolean offsets = partition != null || fromOffset != null || toOffset != null;
        boolean times = fromTime != null || toTime != null;
        int ways = (offsets ? 1 : 0) + (times ? 1 : 0) + (group != null ? 1 : 0);
        if (ways != 1) {
            throw UserError.usage("A range must be named in exactly one way: "
                    + "--partition P --from-offset A --to-offset B, --from-time T --to-time T, or --group G.");
        }
        if (group != null) {
            return new Wanted.Group(group);
        }
        return times ? times(now) : offsets();
    }

    private Wanted times(Instant now) {
        if (fromTime == null) {
            throw UserError.usage("--from-time must be given with --to-time.");
        }
        Instant from = Moment.parse("--from-time", fromTime, now, ZoneId.systemDefault());
        if (from.isAfter(now)) {
            throw UserError.usage("--from-time must not be in the future, was " + fromTime + ".");
        }
        return new Wanted.Times(
                from,
                Optional.ofNullable(toTime).map(text -> Moment.parse("--to-time", text, now, ZoneId.systemDefault())));
    }

    private Wanted offsets() {
        if (fromOffset == null) {
            throw UserError.usage("--from-offset must be given.");
        }
        return new Wanted.Offsets(
                partition == null ? OptionalInt.empty() : OptionalInt.of(partition),
                fromOffset,
                toOffset == null ? OptionalLong.empty() : OptionalLong.of(toOffset));
    }
}
