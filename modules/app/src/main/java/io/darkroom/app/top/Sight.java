package io.darkroom.app.top;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an installation, which may not answer now. Any thread.
 *
 * @param view the last look that succeeded; empty while the first goes on
 * @param trouble why the looks behind it failed; empty when none did
 */
record Sight(Optional<Overview> view, Optional<String> trouble) {
    static final Sight NOTHING = new Sight(Optional.empty(), Optional.empty());

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static Sight of(Overview view) {
        return new Sight(Optional.of(view), Optional.empty());
    }

    Sight failed(String why) {
        return new Sight(view, Optional.of(why));
    }

    /**
     * Says that there is no answer, and since when.
     *
     * @param now UTC
     * @param pause time between two looks
     */
    Optional<String> silence(Instant now, Duration pause) {
        return view.filter(last -> trouble.isPresent()
                        || last.at().plus(pause).plus(PATIENCE).isBefore(now))
                .map(last -> "no answer since " + OverviewText.second(last.at())
                        + trouble.map(why -> ": " + why).orElse(""));
    }
}
