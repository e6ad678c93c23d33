package io.darkroom.app.run;

import io.darkroom.app.catalog.Survey;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.order.Estimate;
import io.darkroom.app.wording.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a run would do and cost, in a few lines. Any thread.
 *
 * @param earlier what is drawn besides the rows
 */
record Preview(RunPlan plan, DarkroomConfig config, Forecast forecast, Earlier earlier) {
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Rows: " + plan.survey().rows()
                + (forecast.problems() == 0 ? "" : " (" + forecast.problems() + " cannot be ordered)"));
        lines.add("Pictures: " + pictures() + ", unless rows are finished already");
        lines.addAll(earlierRuns());
        for (ProviderConfig provider : drawing(each -> calls(each) > 0 || earlier.orders(each.name()) > 0)) {
            lines.addAll(estimate(provider));
        }
        return lines;
    }

    private String pictures() {
        return drawing(provider -> calls(provider) > 0).stream()
                .map(provider -> "%d in %s to %s"
                        .formatted(
                                plan.pictures(calls(provider)), Counted.of(calls(provider), "call"), provider.name()))
                .collect(Collectors.joining(", "));
    }

    /** Those that have something to draw; the chosen one where nobody has. */
    private List<ProviderConfig> drawing(Predicate<ProviderConfig> busy) {
        List<ProviderConfig> drawing =
                config.providers().each().values().stream().filter(busy).toList();
        return drawing.isEmpty() ? List.of(config.provider()) : drawing;
    }

    private int calls(ProviderConfig provider) {
        return forecast.byProvider().getOrDefault(provider.name(), 0);
    }

    private List<String> estimate(ProviderConfig provider) {
        if (provider.sandbox()) {
            return List.of();
        }
        String name = provider.name();
        Estimate estimate = Estimate.of(config, provider);
        String whose = config.providers().several() ? " (" + name + ")" : "";
        return List.of(
                estimate.price(plan.pictures(calls(provider)) + earlier.pictures(name)) + whose,
                estimate.time((long) calls(provider) + earlier.orders(name)) + whose);
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
}
