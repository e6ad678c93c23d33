package io.darkroom.app.replay.copy;

import io.darkroom.app.progress.Progress;
import io.darkroom.app.wording.TimeText;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * One look at a replay. Any thread.
 *
 * @param ended offsets that were looked at
 * @param all offsets in all
 * @param copied records that were copied
 * @param perSecond offsets in a second, of late
 * @param eta time for the rest
 */
record CopyView(long ended, long all, long copied, double perSecond, Optional<Duration> eta) implements Progress.View {

    @Override
    public String text() {
        return "copied " + copied + brief(", about ");
    }

    @Override
    public String brief() {
        return "copied " + copied + brief(", ");
    }

    private String brief(String about) {
        return String.format(Locale.ROOT, ", %.0f/s", perSecond)
                + eta.filter(time -> ended < all)
                        .map(time -> about + TimeText.of(time))
                        .orElse("");
    }
}
