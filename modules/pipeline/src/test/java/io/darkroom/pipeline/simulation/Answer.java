package io.darkroom.pipeline.simulation;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the simulated API answers.
 *
 * @param after time from the call to the answer
 */
record Answer(Reply reply, Duration after) {
    private static final Duration AT_ONCE = Duration.ofMillis(30);

    static Answer picture(Duration after) {
        return new Answer(
                new Reply.Finished(
                        List.of(URI.create("https://cdn.example.com/1.png")), Optional.empty(), Optional.empty()),
                after);
    }

    static Answer failure(FailureClass why) {
        return failure(why, AT_ONCE, Optional.empty());
    }

    static Answer failure(FailureClass why, Duration after, Optional<Duration> retryAfter) {
        return new Answer(new Reply.Failed(why, "simulated", OptionalInt.empty(), Optional.empty(), retryAfter), after);
    }

    static Answer tooMany(Optional<Duration> retryAfter) {
        return failure(FailureClass.RATE_LIMITED, AT_ONCE, retryAfter);
    }

    boolean is(FailureClass why) {
        return reply instanceof Reply.Failed failed && failed.why() == why;
    }
}
