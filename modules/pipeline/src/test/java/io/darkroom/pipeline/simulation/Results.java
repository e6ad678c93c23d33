package io.darkroom.pipeline.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** A run as text: what stands in the committed files. */
final class Results {
    private Results() {}

    static Path file(Scenario scenario) {
        return Path.of("src/test/resources/simulation", scenario.name() + ".txt");
    }

    static String text(Scenario scenario, Record record) {
        StringBuilder text = new StringBuilder()
                .append(scenario.about())
                .append(line(
                        "processes %d, cap %d, rate %s",
                        scenario.fleet(), scenario.cap(), scenario.rate().orElse("none")))
                .append(line(""))
                .append(line(
                        "%-12s %7s %9s %9s %9s %9s %10s",
                        "part", "calls", "pictures", "refused", "dead", "failed", "in flight"));
        record.parts()
                .forEach(part -> text.append(line(
                        "%-12s %7d %9d %9d %9d %9d %10d",
                        part.name,
                        part.calls,
                        part.pictures,
                        part.refused,
                        part.dead,
                        part.otherFailures - part.refused - part.dead,
                        part.mostInFlight)));
        return text.append(line(""))
                .append(line(
                        "completed %d, failed %d, retries before their time %d",
                        record.completed, record.failed, record.early()))
                .append(line("longest from first call to picture %s", seconds(record.longest())))
                .append(line("95%% of the cap in flight %s", fullAfter(scenario, record)))
                .append('\n')
                .toString();
    }

    private static String fullAfter(Scenario scenario, Record record) {
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

    private static String line(String format, Object... values) {
        return "\n" + String.format(Locale.ROOT, format, values).stripTrailing();
    }
}
