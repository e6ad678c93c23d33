package io.darkroom.contract.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Which times make sense. An old event is fine, for it may be replayed; one from the far future is not, since every later
 * event of its key would count as older. A publisher's clock may be fast by a day. Any thread.
 *
 * @param clock the present
 */
record TimeRules(InstantSource clock) {
    /** What is earlier was counted in seconds, or not at all. */
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final Duration FAST = Duration.ofDays(1);

    void check(Findings findings, Instant occurredAt, Optional<Instant> deadline) {
        deadline.ifPresent(time -> findings.require(
                !time.isBefore(FIRST) && !time.isAfter(LAST),
                "deadline",
                "must be a time from 2000-01-01 to 9999-12-31",
                time));
        findings.require(
                !occurredAt.isBefore(FIRST)
                        && !occurredAt.isAfter(clock.instant().plus(FAST)),
                "occurredAt",
                "must be a time from 2000-01-01 to a day from now",
                occurredAt);
    }
}
