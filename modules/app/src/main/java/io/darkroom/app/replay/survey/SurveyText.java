package io.darkroom.app.replay.survey;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.order.Quote;
import io.darkroom.app.replay.plan.PlanText;
import io.darkroom.app.replay.plan.ReplayPlan;
import io.darkroom.app.wording.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        if (tally.whole() > 0) {
            lines.add("Have all their pictures, skipped: " + Counted.of(tally.whole(), "result"));
        }
        orders(lines, Fate.COMPLETED, "Completed already, skipped");
        orders(lines, Fate.IN_PROGRESS, "In progress, skipped");
        orders(lines, Fate.REPEAT, "Asked for by another record of the range, skipped");
        orders(lines, Fate.NOT_ASKED, "Left out by --only " + plan.only().text());
        orders(lines, Fate.EXPIRED, "Deadline passed, would end as EXPIRED");
        orders(lines, Fate.CONFLICT, conflict());
        nothing(lines);
        lines.add("To be drawn: " + tally.basket().words(config, pictures -> Counted.of(pictures, "picture")));
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
        if (!tally.basket().isEmpty()) {
            cost(lines);
        }
        lines.add("To be copied to catalog.replays: " + Counted.of(tally.copied(), "record"));
        return lines;
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

    private void cost(List<String> lines) {
        lines.addAll(Quote.lines(
                config, tally.basket(), provider -> cap(provider.name()).calls()));
        if (plan.backfill()) {
            lines.add("It stands behind live work: it takes longer while some waits.");
        }
        tally.basket()
                .byProvider()
                .keySet()
                .forEach(provider -> cap(provider)
                        .hold()
                        .ifPresent(why -> lines.add("The provider %s is held (%s): nothing is drawn until it is open."
                                .formatted(provider, why))));
    }

    private PresentCap cap(String provider) {
        return Optional.ofNullable(caps.get(provider)).orElseThrow();
    }

    private static String days(Duration retention) {
        return retention.toDays() > 0 ? retention.toDays() + "d" : retention.toHours() + "h";
    }
}
