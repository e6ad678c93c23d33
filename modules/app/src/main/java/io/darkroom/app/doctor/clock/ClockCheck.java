package io.darkroom.app.doctor.clock;

import io.darkroom.app.doctor.check.Check;
import io.darkroom.app.doctor.check.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * How far our clock is from those of others: due times, deadlines and signatures are told by it. Other checks hand in what they
 * were told on their way, so this one comes last. One thread.
 */
public final class ClockCheck implements Check {
    private static final Duration DOUBTFUL = Duration.ofSeconds(2);
    private static final Duration WRONG = Duration.ofSeconds(60);

    private final List<Reading> readings = new ArrayList<>();
    private final List<Supplier<List<Reading>>> sources;

    /** @param sources asked when it is the clock's turn */
    public ClockCheck(List<Supplier<List<Reading>>> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Takes what another check was told. */
    public void add(Reading reading) {
        readings.add(reading);
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public List<Finding> look() {
        sources.forEach(source -> readings.addAll(source.get()));
        return List.of(
                readings.isEmpty()
                        ? Finding.ok("Not compared: nobody told the time.")
                        : finding(readings.stream()
                                .max(Comparator.comparing(
                                        reading -> reading.ahead().abs()))
                                .orElseThrow()));
    }

    private Finding finding(Reading worst) {
        Duration off = worst.ahead().abs();
        if (off.compareTo(DOUBTFUL) < 0) {
            return Finding.ok("As the clock of "
                    + readings.stream().map(Reading::source).distinct().collect(Collectors.joining(", ")) + ".");
        }
        String text = String.format(
                Locale.ROOT,
                "This machine's clock is %.1f s %s that of %s; let it be set by NTP.",
                off.toMillis() / 1000.0,
                worst.ahead().isNegative() ? "behind" : "ahead of",
                worst.source());
        return off.compareTo(WRONG) < 0
                ? Finding.warning(text)
                : Finding.fault(text + " Due times, deadlines and signatures are told by it.");
    }
}
