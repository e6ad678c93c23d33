package io.darkroom.app.run;

import io.darkroom.app.catalog.Row;
import io.darkroom.app.catalog.Survey;
import io.darkroom.app.config.ProviderConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run would do and cost, in a few lines. Any thread. */
final class Preview {
    /** Seconds that a call of a real API takes, from what its users report; only for the estimate. */
    private static final int TYPICAL_CALL = 30;

    private Preview() {}

    static List<String> lines(RunPlan plan, ProviderConfig provider) {
        Survey survey = plan.survey();
        List<String> lines = new ArrayList<>();
        lines.add("Rows: " + survey.rows()
                + (survey.refused() == 0 ? "" : " (" + survey.refused() + " cannot be ordered)"));
        lines.add("Pictures: " + plan.pictures() + " in " + survey.calls() + " calls to " + provider.name()
                + ", unless rows are finished already");
        if (!provider.sandbox()) {
            lines.add("Price: "
                    + provider.billing()
                            .price()
                            .map(price -> "at most about " + price.times(plan.pictures()))
                            .orElse("unknown; set providers." + provider.name() + ".price to have it estimated"));
            lines.add("Time: about " + hours(survey.calls(), provider.maxInFlight()) + " h with "
                    + provider.maxInFlight() + " calls at a time, if a call takes " + TYPICAL_CALL + " s");
        }
        return lines;
    }

    /** The first rows that cannot be ordered. */
    static List<String> refusals(Survey survey) {
        List<String> lines = new ArrayList<>();
        for (Row.Refused row : survey.examples()) {
            lines.add("line " + row.line() + ": " + row.reason());
        }
        int more = survey.refused() - survey.examples().size();
        if (more > 0) {
            lines.add("… and " + more + " more");
        }
        return lines;
    }

    private static String hours(long calls, int atATime) {
        return String.format(Locale.ROOT, "%.1f", Math.max(0.1, (double) calls * TYPICAL_CALL / atATime / 3600));
    }
}
