package io.darkroom.app.replay.outcome;

import io.darkroom.app.replay.plan.PlanText;
import io.darkroom.app.wording.Counted;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.Replay;
import io.darkroom.contract.text.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A replay in lines. Any thread.
 *
 * @param deciding whether intake is about to decide about records, of this replay or others
 */
public record ShowText(Replay replay, Aftermath aftermath, boolean deciding) {
    public List<String> lines(Instant now) {
        List<String> lines = new ArrayList<>();
        add(lines, "replay", replay.getReplayId());
        add(lines, "state", Movement.sentence(replay, now));
        add(lines, "range", PlanText.range(replay));
        add(lines, "asked for", PlanText.choices(replay));
        add(lines, "begun", replay.getStartedAt() + " by " + replay.getBy());
        add(
                lines,
                "read",
                "%d of %s, %s"
                        .formatted(
                                PlanText.done(replay),
                                Counted.of(PlanText.all(replay), "offset"),
                                Counted.of(replay.getRead(), "record")));
        add(lines, "copied", Counted.of(replay.getCopied(), "record") + expired());
        outcomes(lines);
        return lines;
    }

    private String expired() {
        long gone = replay.getCopied() - aftermath.records();
        return gone > 0 ? ", " + gone + " of them no longer in catalog.replays" : "";
    }

    private void outcomes(List<String> lines) {
        add(lines, "completed", Counted.of(aftermath.completed(), "order"));
        add(lines, "failed", byClass(aftermath.failures()));
        add(lines, "refused", byClass(aftermath.rejections()));
        add(lines, "undecodable", Counted.of(aftermath.undecodable(), "record"));
        add(lines, "in progress", Counted.of(aftermath.inProgress(), "order"));
        add(
                lines,
                "turned away",
                Counted.of(aftermath.turnedAway(), "record") + (deciding ? ", or about to be decided" : ""));
        add(lines, "not read", Counted.of(aftermath.unread(), "record"));
    }

    private static String byClass(Map<FailureClass, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return Counted.of(all, "order")
                + (all == 0
                        ? ""
                        : counts.entrySet().stream()
                                .map(each -> each.getValue() + " " + each.getKey())
                                .collect(Collectors.joining(", ", " (", ")")));
    }

    private static void add(List<String> lines, String name, String value) {
        lines.add("%-12s %s".formatted(name, Shown.of(value)));
    }
}
