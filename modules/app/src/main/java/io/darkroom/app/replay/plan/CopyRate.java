package io.darkroom.app.replay.plan;

import io.darkroom.app.exit.UserError;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Most records copied in a time.
 *
 * @param perSecond more than 0
 */
public record CopyRate(double perSecond) {
    private static final double MOST = 1_000_000;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)/(s|min|m|h)");
    private static final Map<String, Integer> SECONDS = Map.of("s", 1, "min", 60, "m", 60, "h", 3600);

    /** Of the form 50/s, 3000/min, 3000/m or 9000/h. */
    public static CopyRate parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw wrong(text);
        }
        double perSecond = new BigDecimal(matcher.group(1)).doubleValue() / SECONDS.getOrDefault(matcher.group(2), 1);
        if (perSecond <= 0 || perSecond > MOST) {
            throw wrong(text);
        }
        return new CopyRate(perSecond);
    }

    private static UserError wrong(String text) {
        return UserError.usage(
                "--rate must be a number of records and a time, such as 50/s or 3000/min, more than 0 and at most 1000000/s, was "
                        + text + ".");
    }
}
