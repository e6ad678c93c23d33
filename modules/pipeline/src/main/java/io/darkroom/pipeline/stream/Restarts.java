package io.darkroom.pipeline.stream;

import io.darkroom.pipeline.stream.state.StageWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Decides whether a client whose thread failed is started again. One thread at a time. */
final class Restarts {
    static final int MOST = 5;
    static final Duration WITHIN = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Deque<Instant> failures = new ArrayDeque<>();

    /**
     * Counts a failure.
     *
     * @return how long to wait before the next start, longer each time; empty when there were too many failures lately
     */
    Optional<Duration> failed(Instant now) {
        while (!failures.isEmpty() && failures.getFirst().isBefore(now.minus(WITHIN))) {
            failures.removeFirst();
        }
        failures.addLast(now);
        return failures.size() > MOST
                ? Optional.empty()
                : Optional.of(FIRST_PAUSE.multipliedBy(1L << (failures.size() - 1)));
    }

    /** What ends the stage when there is no further start: how many failures in what time, and the last one. */
    IllegalStateException tooMany(Throwable last) {
        return new IllegalStateException(
                "%d failures of a stream thread within %d minutes, the last one %s"
                        .formatted(failures.size(), WITHIN.toMinutes(), StageWatch.firstLine(last)),
                last);
    }
}
