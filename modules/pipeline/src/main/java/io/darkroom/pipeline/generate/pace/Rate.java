package io.darkroom.pipeline.generate.pace;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls that the whole fleet may start in a time, such as {@code 100/s} or {@code 500/min}. It is kept smoothly: 500/min is a
 * call each 120 ms and never 500 at once. So of several rates the slowest counts. Any thread.
 *
 * @param calls 1 to 1,000,000
 * @param per a second, a minute or an hour
 */
public record Rate(int calls, Duration per) {
    private static final int MOST = 1_000_000;
    private static final Map<String, Duration> UNITS =
            Map.of("s", Duration.ofSeconds(1), "min", Duration.ofMinutes(1), "h", Duration.ofHours(1));
    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,9})\\s*/\\s*(s|min|h)\\s*");

    public Rate {
        if (!inBounds(calls)) {
            throw new IllegalArgumentException("a rate is 1 to 1000000 calls, was " + calls);
        }
    }

    /** The slowest of one or several rates with commas between; empty when it is not of that form. */
    public static Optional<Rate> parse(String text) {
        List<Optional<Rate>> rates =
                Arrays.stream(text.split(",", -1)).map(Rate::one).toList();
        return rates.stream().allMatch(Optional::isPresent)
                ? rates.stream().flatMap(Optional::stream).min(Comparator.comparingDouble(Rate::perSecond))
                : Optional.empty();
    }

    private static Optional<Rate> one(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !inBounds(Integer.parseInt(form.group(1)))) {
            return Optional.empty();
        }
        return Optional.ofNullable(UNITS.get(form.group(2))).map(per -> new Rate(Integer.parseInt(form.group(1)), per));
    }

    private static boolean inBounds(int calls) {
        return calls >= 1 && calls <= MOST;
    }

    /** Calls per second. */
    public double perSecond() {
        return calls * 1e9 / per.toNanos();
    }

    @Override
    public String toString() {
        String unit = UNITS.entrySet().stream()
                .filter(known -> known.getValue().equals(per))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(per.toString());
        return calls + "/" + unit;
    }
}
