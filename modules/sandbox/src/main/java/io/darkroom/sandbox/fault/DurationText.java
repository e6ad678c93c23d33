package io.darkroom.sandbox.fault;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 300ms}, {@code 1.5s}, {@code 2m}, {@code 1h}, {@code 0}, or ISO-8601. Pure. */
public final class DurationText {

    private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(ms|s|m|h)?");
    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException naming the text
     */
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches() && (form.group(2) != null || new BigDecimal(form.group(1)).signum() == 0)) {
            long unit = form.group(2) == null ? 1 : MILLIS.getOrDefault(form.group(2), 1L);
            return Duration.ofMillis(new BigDecimal(form.group(1))
                    .multiply(BigDecimal.valueOf(unit))
                    .longValue());
        }
        try {
            return Duration.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a duration must look like 300ms, 1.5s or 2m, was " + text, e);
        }
    }
}
