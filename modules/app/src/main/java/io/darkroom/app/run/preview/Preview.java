package io.darkroom.app.run.preview;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.order.Basket;
import io.darkroom.app.order.Quote;
import io.darkroom.app.wording.Counted;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run would do and cost, in a few lines. Any thread.
 *
 * @param earlier what is drawn besides the rows
 */
public record Preview(RunPlan plan, DarkroomConfig config, Forecast forecast, Earlier earlier) {
    List<String> lines() {
        Basket basket = forecast.basket();
        List<String> lines = new ArrayList<>();
        lines.add("Rows: " + plan.survey().rows()
                + (forecast.problems() == 0 ? "" : " (" + forecast.problems() + " cannot be ordered)"));
        lines.add("Pictures: " + basket.words(config, Long::toString) + ", unless rows are finished already");
        lines.addAll(earlierRuns());
        lines.addAll(Quote.lines(config, all()));
        return lines;
    }

    /** What the rows ask for, and what earlier runs left. */
    private Basket all() {
        Basket all = forecast.basket();
        for (String provider : config.providers().names()) {
            all = all.with(provider, earlier.orders(provider), earlier.pictures(provider));
        }
        return all;
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
    public static List<String> problems(List<String> examples, int all) {
        List<String> lines = new ArrayList<>(examples);
        if (all > examples.size()) {
            lines.add("… and " + (all - examples.size()) + " more");
        }
        return lines;
    }
}
