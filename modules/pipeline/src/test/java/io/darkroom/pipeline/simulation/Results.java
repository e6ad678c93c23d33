package io.darkroom.pipeline.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Formatter;
import java.util.Locale;

/** A run as text: what stands in the committed files. */
final class Results {
    private Results() {}

    static Path file(Scenario scenario) {
        return Path.of("src/test/resources/simulation", scenario.name() + ".txt");
    }

    static String text(Scenario scenario, Observed record) {
        Formatter text = new Formatter(Locale.ROOT);
        text.format("%s\n", scenario.about());
        text.format(
                "processes %d, cap %d, rate %s\n\n",
                scenario.fleet(), scenario.cap(), scenario.rate().orElse("none"));
        text.format(
                "%-12s %7s %9s %9s %9s %9s %10s\n",
                "part", "calls", "pictures", "refused", "dead", "failed", "in flight");
        record.parts()
                .forEach(part -> text.format(
                        "%-12s %7d %9d %9d %9d %9d %10d\n",
                        part.name,
                        part.calls,
                        part.pictures,
                        part.refused,
                        part.dead,
                        part.otherFailures - part.refused - part.dead,
                        part.mostInFlight));
        text.format(
                "\ncompleted %d, failed %d, retries before their time %d\n",
                record.completed, record.failed, record.early());
        text.format("longest from first call to picture %s\n", seconds(record.longest()));
        text.format("95%% of the cap in flight %s\n", fullAfter(scenario, record));
        scenario.program().campaigns().forEach(campaign -> {
            Observed.OfCampaign seen = record.campaign(campaign.name());
            text.format(
                    "campaign %s: cap %s, most in flight %d, %d pictures, first call after %s, last picture after %s\n",
                    campaign.name(),
                    campaign.maxInFlight().isPresent() ? campaign.maxInFlight().getAsInt() : "none",
                    seen.most,
                    seen.pictures,
                    seconds(seen.first),
                    seconds(seen.last));
        });
        return text.toString();
    }

    private static String fullAfter(Scenario scenario, Observed record) {
        StringBuilder text = new StringBuilder();
        record.parts().forEach(part -> {
            Duration until = record.untilInFlight(part, scenario.cap() * 95 / 100);
            text.append(text.isEmpty() ? "" : ", ")
                    .append(until.compareTo(part.to.minus(part.from)) > 0 ? "never" : "after " + seconds(until))
                    .append(" of ")
                    .append(part.name);
        });
        return text.toString();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }
}
