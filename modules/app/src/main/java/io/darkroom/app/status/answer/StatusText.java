package io.darkroom.app.status.answer;

import io.darkroom.app.wording.Counted;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.text.Shown;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The answer for people. One thread. */
public final class StatusText {
    private final PrintWriter out;
    private final int most;

    /** @param most keys and events of a list that are printed */
    public StatusText(PrintWriter out, int most) {
        this.out = out;
        this.most = most;
    }

    public void print(StatusAnswer.Found found) {
        if (found.is().size() > 1) {
            out.printf("%s is a %s.%n", found.name(), String.join(" and a ", found.is()));
        }
        if (found.single()) {
            print(found.keys().getFirst());
        } else {
            list(found);
        }
        out.flush();
    }

    private void list(StatusAnswer.Found found) {
        found.events().stream().limit(most).forEach(this::event);
        found.keys().stream().limit(most).forEach(key -> out.println(line(key)));
        long more = Math.max(0L, found.keys().size() - most)
                + Math.max(0L, found.events().size() - most);
        if (more > 0) {
            out.println("… and " + more + " more; --all prints every one.");
        }
        out.println(counts(found));
        SetView.of(found.keys()).stream().limit(most).forEach(set -> out.println("Set " + Shown.of(set.sentence())));
    }

    /** The sets of an anchor, a table for each. */
    public void sets(StatusAnswer.Found found) {
        SetTable table = new SetTable(out);
        SetView.of(found.keys()).forEach(table::print);
        out.flush();
    }

    /** How many keys are in which state. */
    private static String counts(StatusAnswer.Found found) {
        String counts = "%s: %d in progress, %d completed, %d failed"
                .formatted(
                        Counted.of(found.keys().size(), "key"),
                        found.count(LedgerState.IN_PROGRESS),
                        found.count(LedgerState.COMPLETED),
                        found.count(LedgerState.FAILED));
        return counts
                + (found.waitingForIntake() > 0 ? "; events that wait for intake: " + found.waitingForIntake() : "")
                + (found.rejected() > 0 ? "; rejected events: " + found.rejected() : "");
    }

    private void event(EventView event) {
        event.waits()
                .ifPresent(
                        waits -> out.printf("%s  waits for %s%n", Shown.of(event.sku()), Shown.of(waits.sentence())));
        event.rejected()
                .ifPresent(why -> out.printf(
                        "%s  event at %s was rejected at %s: %s%n",
                        Shown.of(event.sku()), event.at(), event.time(), Shown.of(why)));
    }

    /** One key in one line. */
    public static String line(KeyView key) {
        String rest = key.waits()
                .map(waits -> "waits for " + waits.sentence())
                .or(() -> key.result()
                        .map(result -> result.error().map(error -> error + ", ").orElse("") + result.at()))
                .orElse("");
        return "%s  %s  %s".formatted(key.key(), state(key), Shown.of(rest)).strip();
    }

    public static String state(KeyView key) {
        return key.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void print(KeyView key) {
        out.println(key.key());
        field("state", state(key) + ", since " + key.times().since());
        key.waits().ifPresent(waits -> field("waits for", waits.sentence()));
        field("generation", Long.toString(key.generation()));
        optional("provider", key.provider());
        field("attempts", Counted.of(key.attempts(), "call") + " sent");
        optional("drawn as", key.providerJob().map(job -> "job " + job));
        field("event", key.eventId() + " at " + key.event());
        optional("job", key.job());
        optional("set", key.set());
        optional("replay", key.replay());
        times(key.times());
        key.result().ifPresent(this::result);
        key.storing().ifPresent(this::storing);
        out.println();
        key.timeline().forEach(this::step);
    }

    private void times(KeyView.Times times) {
        time("occurred", times.occurred());
        time("published", times.published());
        time("admitted", times.admitted());
        time("sent", times.sent());
        time("answered", times.answered());
    }

    private void result(KeyView.Result result) {
        field("result", result.at() + (result.readable() ? "" : ", no longer kept"));
        optional("error", result.error());
        optional("request id", result.requestId());
        optional("model", result.model());
        optional("differs", result.setModel().map(set -> "the first picture of its set was drawn by " + set));
        result.cost().ifPresent(cost -> field("cost", cost));
        if (result.doubt()) {
            field("doubt", "an earlier call may have been billed too");
        }
        if (result.lacksSome()) {
            field(
                    "fewer",
                    "%d of %d pictures; darkroom retry --partial asks for the others"
                            .formatted(result.pictures().size(), result.asked()));
        }
        result.pictures()
                .forEach(picture -> field("picture", result.ofSeveralCalls() ? picture.told() : picture.url()));
        result.stored().forEach(url -> field("stored", url));
    }

    private void storing(KeyView.Storing storing) {
        field(
                "not stored",
                "since %s; waits for %s"
                        .formatted(storing.since(), storing.waits().sentence()));
    }

    /** One step of a timeline. */
    public void step(Step step) {
        out.printf("  %-24s  %-30s  %s%n", step.time(), step.place().orElse("-"), Shown.of(step.what()));
        out.flush();
    }

    private void time(String name, Optional<Instant> time) {
        optional(name, time.map(Instant::toString));
    }

    private void optional(String name, Optional<String> value) {
        value.ifPresent(text -> field(name, text));
    }

    private void field(String name, String value) {
        out.printf("  %-11s %s%n", name, Shown.of(value));
    }
}
