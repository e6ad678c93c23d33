package io.darkroom.app.order.time;

import io.darkroom.pipeline.campaign.Campaign;
import java.time.Instant;
import java.util.Optional;

/**
 * Calls to one provider that wait for the same. Any thread.
 *
 * @param campaign empty for calls that no campaign keeps
 * @param inARow most calls of one order, which are made one after the other
 */
public record Part(Optional<Campaign> campaign, long calls, long inARow) {

    /** Of orders of one call each. */
    public Part(Optional<Campaign> campaign, long calls) {
        this(campaign, calls, 1);
    }

    /** How many of them may be under way, of so many of the provider. */
    public int cap(int atATime) {
        return campaign.filter(known -> known.maxInFlight().isPresent())
                .map(known -> Math.min(atATime, known.maxInFlight().getAsInt()))
                .orElse(atATime);
    }

    /** When its campaign opens, if it does not draw now and will. */
    public Optional<Instant> opens(Instant now) {
        return campaign.filter(known -> !known.isOpen(now)).flatMap(known -> known.opens(now));
    }
}
