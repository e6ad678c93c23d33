package io.darkroom.app.replay.survey;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.order.Estimate;
import io.darkroom.app.replay.plan.PlanText;
import io.darkroom.app.replay.plan.ReplayPlan;
import io.darkroom.app.wording.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a replay would do, in a few lines. Any thread.
 *
 * @param caps present cap of each provider in use
 * @param unread offsets of the range that intake has not read
 */
public record SurveyText(
        ReplayPlan plan, Tally tally, DarkroomConfig config, Map<String, PresentCap> caps, long unread) {

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Replay: " + PlanText.range(plan));
        lines.add("Records: " + tally.records()
                + (plan.where().none() ? "" : ", " + tally.matching() + " with " + PlanText.conditions(plan)));
        if (unread > 0) {
            lines.add("Not read by intake yet: %s; their orders are drawn once, by themselves or by the replay"
                    .formatted(Counted.of(unread, "offset")));
        }
        orders(lines, Fate.COMPLETED, "Completed already, skipped");
        orders(lines, Fate.IN_PROGRESS, "In progress, skipped");
        orders(lines, Fate.REPEAT, "Asked for by another record of the range, skipped");
        orders(lines, Fate.NOT_ASKED, "Left out by --only " + plan.only().text());
        orders(lines, Fate.EXPIRED, "Deadline passed, would end as EXPIRED");
        orders(lines, Fate.CONFLICT, conflict());
        nothing(lines);
        lines.add("To be drawn: " + drawn());
        if (tally.orders(Fate.DRAWN_AGAIN) > 0) {
            lines.add("Of these, drawn again and paid again, as --force says: "
                    + Counted.of(tally.orders(Fate.DRAWN_AGAIN), "order"));
        }
        if (tally.orders(Fate.DRAWN_UNREMEMBERED) > 0) {
            lines.add(
                    "Of these, older than the ledger (ledger.retention %s), would be paid again if they were drawn before: %s"
                            .formatted(
                                    days(config.stages().intake().ledgerRetention()),
                                    Counted.of(tally.orders(Fate.DRAWN_UNREMEMBERED), "order")));
        }
        tally.drawn()
                .forEach((provider, drawn) -> cost(lines, config.providers().of(provider), drawn));
        lines.add("To be copied to catalog.replays: " + Counted.of(tally.copied(), "record"));
        return lines;
    }

    private String drawn() {
        SortedMap<String, Tally.Drawn> each = tally.drawn().isEmpty()
                ? new TreeMap<>(Map.of(config.provider().name(), Tally.Drawn.NOTHING))
                : tally.drawn();
        return each.entrySet().stream()
                .map(provider -> Counted.of(provider.getValue().pictures(), "picture") + " in "
                        + Counted.of(provider.getValue().calls(), "call") + " to " + provider.getKey())
                .collect(Collectors.joining(", "));
    }

    private String conflict() {
        return plan.force()
                ? "Another picture is asked for by another record of the range, would be refused"
                : "Another picture stands under the key, would be refused (--force draws again)";
    }

    private void orders(List<String> lines, Fate fate, String what) {
        long orders = tally.orders(fate);
        if (orders > 0 || fate == Fate.COMPLETED) {
            lines.add(what + ": " + Counted.of(orders, "order"));
        }
    }

    private void nothing(List<String> lines) {
        tally.reasons().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(reason -> {
            lines.add("No valid event, %s: %s"
                    .formatted(reason.getKey().words(), Counted.of(reason.getValue(), "record")));
            tally.examples(reason.getKey()).forEach(example -> lines.add("  " + example));
        });
    }

    private void cost(List<String> lines, ProviderConfig provider, Tally.Drawn drawn) {
        PresentCap cap = Optional.ofNullable(caps.get(provider.name())).orElseThrow();
        String whose = config.providers().several() ? " (" + provider.name() + ")" : "";
        if (!provider.sandbox()) {
            Estimate estimate = Estimate.of(config, provider, cap.calls());
            lines.add(estimate.price(drawn.pictures()) + whose);
            lines.add(estimate.time(drawn.calls())
                    + whose
                    + (plan.backfill() ? "; longer while live work waits: it goes first" : ""));
        }
        cap.hold()
                .ifPresent(why -> lines.add("The provider %s is held (%s): nothing is drawn until it is open."
                        .formatted(provider.name(), why)));
    }

    private static String days(Duration retention) {
        return retention.toDays() > 0 ? retention.toDays() + "d" : retention.toHours() + "h";
    }
}
