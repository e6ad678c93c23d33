package io.darkroom.pipeline.generate.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the gate of one process looks like now.
 *
 * @param cap calls in flight that the whole fleet may have now: the settings', or an operator's limit, and one for each partition
 *     at least
 * @param inFlight calls sent whose reply is not yet safe in Kafka
 * @param backfill calls in flight or ready that are replays and imports
 * @param ready calls handed over that wait for the commit of their dispatch or for a permit
 * @param queued requests stored that wait for room
 * @param hold the standing hold of the provider
 * @param outage since when and why the provider does not work; empty while it does
 * @param waitUntil when the provider's Retry-After ends; in the past when it has ended
 * @param silence for how long no call was answered although some have left; zero while none has
 * @param rate calls per second that are this process's of the configured rate; empty without one
 * @param learned calls per second that refusals taught this process; empty when none did
 */
public record GateState(
        int cap,
        int inFlight,
        int backfill,
        int ready,
        int queued,
        Optional<Hold> hold,
        Optional<Outage> outage,
        Instant waitUntil,
        Duration silence,
        OptionalDouble rate,
        OptionalDouble learned) {}
