package io.darkroom.app.run;

import io.darkroom.app.catalog.Survey;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.wording.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run would do and cost, in a few lines. Any thread.
 *
 * @param earlier what is drawn besides the rows
 */
record Preview(RunPlan plan, ProviderConfig provider, Forecast forecast, Earlier earlier) {
    /** How long a call of a real API takes, from what its users report; only for the estimate. */
    private static final Duration TYPICAL_CALL = Duration.ofSeconds(30);

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Rows: " + plan.survey().rows()
                + (forecast.problems() == 0 ? "" : " (" + forecast.problems() + " cannot be ordered)"));
        lines.add("Pictures: %d in %s to %s, unless rows are finished already"
                .formatted(plan.pictures(forecast.calls()), Counted.of(forecast.calls(), "call"), provider.name()));
        lines.addAll(earlierRuns());
        if (!provider.sandbox()) {
            long pictures = plan.pictures(forecast.calls()) + earlier.pictures();
            lines.add("Price: "
                    + provider.billing()
                            .price()
                            .map(price -> "at most about " + price.times(pictures))
                            .orElse("unknown; set providers." + provider.name() + ".price to have it estimated"));
            lines.add("Time: about %s with %s at a time, if a call takes %d s"
                    .formatted(
                            time((long) forecast.calls() + earlier.orders()),
                            Counted.of(provider.maxInFlight(), "call"),
                            TYPICAL_CALL.toSeconds()));
        }
        return lines;
    }

    /** Says what else is drawn; nothing when there is nothing. */
    List<String> earlierRuns() {
        return earlier.orders() == 0
                ? List.of()
                : List.of("Earlier runs: %s of earlier runs %s still waiting in %s and will be drawn too: %s at most"
                        .formatted(
                                Counted.of(earlier.orders(), "order"),
                                earlier.orders() == 1 ? "is" : "are",
                                earlier.folder(),
                                Counted.of(earlier.pictures(), "picture")));
    }

    /** The first rows that cannot be ordered. */
    static List<String> problems(List<String> examples, int all) {
        List<String> lines = new ArrayList<>(examples);
        if (all > examples.size()) {
            lines.add("… and " + (all - examples.size()) + " more");
        }
        return lines;
    }

    /** Rows that have not even an event. */
    static List<String> refusals(Survey survey) {
        return problems(
                survey.examples().stream()
                        .map(row -> "line " + row.line() + ": " + row.reason())
                        .toList(),
                survey.refused());
    }

    private String time(long calls) {
        long rounds = (calls + provider.maxInFlight() - 1) / provider.maxInFlight();
        Duration time = TYPICAL_CALL.multipliedBy(Math.max(1, rounds));
        return time.toMinutes() >= 90
                ? String.format(Locale.ROOT, "%.1f h", time.toMinutes() / 60.0)
                : Math.ceilDiv(time.toSeconds(), 60) + " min";
    }
}
