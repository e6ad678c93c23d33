package io.darkroom.app.status.answer;

import java.time.Instant;
import java.util.Optional;

/**
 * An event that has no entry in the ledger.
 *
 * @param at its place
 * @param sku its sku
 * @param job its job
 * @param time when it was published, or rejected; UTC
 * @param waits what it waits for; empty when it was rejected
 * @param rejected why, and where that is written
 */
public record EventView(
        String at,
        String sku,
        Optional<String> job,
        Instant time,
        Optional<Waiting> waits,
        Optional<String> rejected) {}
