package io.darkroom.benchmarks.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Which calls an API refuses. Event loop only. */
@FunctionalInterface
interface Rule {
    Rule NONE = now -> Optional.empty();

    /** Decides about a call that arrives now, microseconds since 1970; empty = it is taken. */
    Optional<Refusal> decide(long now);

    /**
     * A rule that applies from now on: {@code none}, {@code outage MILLIS}, {@code limit PER-SECOND [RETRY-AFTER]},
     * {@code quota CALLS}.
     */
    static Rule parse(String text, long now) {
        String[] words = text.strip().split(" ", -1);
        return switch (words[0]) {
            case "none" -> NONE;
            case "outage" -> outage(now + TimeUnit.MILLISECONDS.toMicros(Long.parseLong(words[1])));
            case "limit" -> new RateLimit(Integer.parseInt(words[1]), refusedFor(words));
            case "quota" -> new Quota(Integer.parseInt(words[1]));
            default -> throw new IllegalArgumentException("no rule of the fake API: " + text);
        };
    }

    private static Optional<Duration> refusedFor(String[] words) {
        return words.length > 2 ? Optional.of(Duration.ofSeconds(Long.parseLong(words[2]))) : Optional.empty();
    }

    private static Rule outage(long end) {
        Optional<Refusal> overloaded = Optional.of(new Refusal(503, "server_is_overloaded", Optional.empty()));
        return now -> now < end ? overloaded : Optional.empty();
    }
}
