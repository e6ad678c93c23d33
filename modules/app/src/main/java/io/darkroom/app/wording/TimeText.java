package io.darkroom.app.wording;

import java.time.Duration;
import java.util.Locale;

/** What is left, for people who watch it fall; a {@link Span} is coarser. Any thread. */
public final class TimeText {
    private TimeText() {}

    /** Such as "3 h 05 min", "4 min 10 s" and "7 s"; at least a second. */
    public static String of(Duration time) {
        if (time.toHours() > 0) {
            return String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart())
                : Math.max(1, time.toSeconds()) + " s";
    }
}
