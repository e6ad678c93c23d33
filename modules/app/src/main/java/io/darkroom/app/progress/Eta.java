package io.darkroom.app.progress;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Guesses how long the rest takes from what happened in the last two minutes. One thread. */
public final class Eta {
    private static final long WINDOW = Duration.ofMinutes(2).toNanos();
    private static final long STEP = Duration.ofSeconds(1).toNanos();

    private record Sample(long nanos, long ended) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * Guesses.
     *
     * @param nanos monotonic time
     * @param ended steps that are done
     * @param open steps that are not
     * @return empty before anything can be said
     */
    public Optional<Duration> estimate(long nanos, long ended, long open) {
        Sample last = samples.peekLast();
        if (last == null || nanos - last.nanos() >= STEP) {
            samples.addLast(new Sample(nanos, ended));
        }
        while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        long progress = ended - first.ended();
        return progress <= 0 || nanos == first.nanos()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos((long) ((double) (nanos - first.nanos()) / progress * open)));
    }
}
