package io.darkroom.pipeline.generate;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is moved by hand, and by itself when it is looked at for the n-th time. One thread. */
final class LeapingClock extends Clock {
    private Instant now;
    private int looksLeft;
    private Instant leapTo;

    LeapingClock(Instant begin) {
        now = begin;
        leapTo = begin;
    }

    void to(Instant time) {
        now = time;
    }

    /** Leaps to a time at the n-th look from now. */
    void leapAtLook(int looks, Instant time) {
        looksLeft = looks;
        leapTo = time;
    }

    /** The time without a look. */
    Instant time() {
        return now;
    }

    @Override
    public Instant instant() {
        if (looksLeft > 0 && --looksLeft == 0) {
            now = leapTo;
        }
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
