package io.darkroom.pipeline.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that goes from event to event. What is to happen at the same time happens in the order it was asked for. */
public final class VirtualTime extends Clock {
    public static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private record Event(Instant at, long number, Runnable what) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
    private Instant now = BEGIN;
    private long number;

    public void after(Duration delay, Runnable what) {
        events.add(new Event(now.plus(delay), number++, what));
    }

    public void every(Duration interval, Runnable what) {
        after(interval, () -> {
            what.run();
            every(interval, what);
        });
    }

    /** Time since the begin. */
    public Duration elapsed() {
        return Duration.between(BEGIN, now);
    }

    /** Goes on until this time after the begin. */
    public void run(Duration until) {
        Instant end = BEGIN.plus(until);
        while (!events.isEmpty() && !events.peek().at().isAfter(end)) {
            Event next = events.remove();
            now = next.at();
            next.what().run();
        }
        now = end;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
