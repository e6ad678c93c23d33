package io.darkroom.app.replay.plan;

import io.darkroom.app.replay.range.OffsetSpan;
import io.darkroom.contract.Replay;
import io.darkroom.contract.ReplayRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was asked for, in words. Pure; any thread. */
public final class PlanText {
    private static final int SHOWN = 4;

    private PlanText() {}

    /** Topic, partitions and offsets. */
    public static String range(ReplayPlan plan) {
        return range(plan.topic(), plan.spans());
    }

    /** Topic, partitions and offsets. */
    public static String range(Replay replay) {
        return range(
                replay.getTopic(),
                replay.getRanges().stream()
                        .map(range -> new OffsetSpan(range.getPartition(), range.getFrom(), range.getTo()))
                        .toList());
    }

    private static String range(String topic, List<OffsetSpan> spans) {
        return spans.stream()
                        .limit(SHOWN)
                        .map(span ->
                                "%s-%d offsets %d to %d".formatted(topic, span.partition(), span.from(), span.to()))
                        .collect(Collectors.joining(", "))
                + (spans.size() > SHOWN ? " and " + (spans.size() - SHOWN) + " partitions more" : "")
                + " (the end is not included)";
    }

    /** Conditions. */
    public static String conditions(ReplayPlan plan) {
        return String.join(" and ", plan.where().texts());
    }

    /** Everything but the range. */
    public static String choices(Replay replay) {
        List<String> words = new ArrayList<>(replay.getWhere());
        words.add("--only " + replay.getOnly());
        if (replay.getForce()) {
            words.add("--force");
        }
        words.add("--lane " + (replay.getBackfill() ? "backfill" : "live"));
        replay.getRatePerSecond().ifPresent(rate -> words.add("--rate " + number(rate) + "/s"));
        return String.join(", ", words);
    }

    /** Offsets that were looked at, and all of them. */
    public static long done(Replay replay) {
        return replay.getRanges().stream()
                .mapToLong(range -> range.getNext() - range.getFrom())
                .sum();
    }

    public static long all(Replay replay) {
        return replay.getRanges().stream()
                .mapToLong((ReplayRange range) -> range.getTo() - range.getFrom())
                .sum();
    }

    private static String number(double rate) {
        return rate == Math.rint(rate) ? Long.toString((long) rate) : Double.toString(rate);
    }
}
