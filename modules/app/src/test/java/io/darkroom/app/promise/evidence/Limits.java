package io.darkroom.app.promise.evidence;

import java.time.Duration;
import java.util.Optional;

/**
 * What the API may see at most.
 *
 * @param atOnce calls whose callers wait at the same time
 * @param rate calls that begin in a time, where one was set
 */
public record Limits(int atOnce, Optional<Rate> rate) {

    /**
     * Calls in a time.
     *
     * @param calls as configured
     * @param per the time that they are counted over
     */
    public record Rate(int calls, Duration per) {

        /** As the setting is written. */
        public String text() {
            return calls + (per.equals(Duration.ofMinutes(1)) ? "/min" : "/s");
        }

        /** What may begin within a span: what was held up on its way, for half a second, comes together with the others. */
        public int most(Duration span) {
            return (int) Math.ceil(calls * (double) span.plusMillis(500).toMillis() / per.toMillis());
        }
    }

    public static Limits ofCap(int cap) {
        return new Limits(cap, Optional.empty());
    }
}
