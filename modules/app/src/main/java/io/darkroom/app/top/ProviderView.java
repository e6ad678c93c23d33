package io.darkroom.app.top;

import io.darkroom.app.work.StandingOrders;
import io.darkroom.app.work.StoredWork;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A provider, or the asset stage. Any thread.
 *
 * @param cap calls at a time for the whole fleet, a limit included; empty when this configuration does not say
 * @param stored what generation keeps in its stores
 * @param oldest when the oldest request that waits in line or unread was written; UTC
 * @param pace how fast requests end
 * @param orders hold and limit
 * @param gates what processes say of themselves; empty when none was asked
 */
record ProviderView(
        String name,
        OptionalInt cap,
        StoredWork stored,
        Optional<Instant> oldest,
        Pace pace,
        StandingOrders orders,
        Optional<Gates> gates) {

    /**
     * Requests that ended lately, per second.
     *
     * @param completed with a picture
     * @param failed without
     */
    record Pace(double completed, double failed) {}

    /**
     * The gates of the processes that were asked.
     *
     * @param asked processes that know the provider
     * @param open those of them whose breaker is open
     * @param waitSeconds the longest time for which the provider asked to be left alone
     */
    record Gates(int asked, int open, double waitSeconds) {}

    boolean held() {
        return orders.hold().isPresent();
    }
}
