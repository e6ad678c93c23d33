package io.darkroom.pipeline.generate.standing;

import io.darkroom.contract.Control;
import io.darkroom.contract.Order;
import io.darkroom.pipeline.generate.setting.Bounds;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * The standing orders that a person gives: what is to be written to {@code darkroom.controls}, from where every process reads
 * it. Pure. Any thread.
 */
public final class Orders {
    private static final String LIMIT = ":limit";
    private static final int MOST_IN_FLIGHT = 100_000;

    private Orders() {}

    /**
     * A record of {@code darkroom.controls}.
     *
     * @param key its record key, UTF-8
     */
    public record Written(String key, Control control) {}

    /** Record key of the order that holds or opens a provider. */
    public static String holdKey(String provider) {
        return provider;
    }

    /** Record key of the order that limits a provider. */
    public static String limitKey(String provider) {
        return provider + LIMIT;
    }

    /**
     * No call until {@link #open}: nothing is probed, and no answer ends it.
     *
     * @param reason why, in words of the person
     * @param by who says so
     */
    public static Written hold(String provider, String reason, String by, Instant at) {
        return new Written(
                holdKey(provider),
                order(provider, Order.HOLD, by, at).setError(reason).build());
    }

    /** Ends any hold, whoever gave or found it, and any wait that the provider asked for. */
    public static Written open(String provider, String by, Instant at) {
        return new Written(
                holdKey(provider), order(provider, Order.OPEN, by, at).build());
    }

    /**
     * At most so many calls in flight over the whole fleet, or no limit but {@code max-in-flight} again.
     *
     * @param maxInFlight 1 to 100,000; empty ends the limit
     * @throws IllegalArgumentException when it is out of bounds
     */
    public static Written limit(String provider, OptionalInt maxInFlight, String by, Instant at) {
        maxInFlight.ifPresent(most -> Bounds.check("limit", most, 1, MOST_IN_FLIGHT));
        return new Written(
                limitKey(provider),
                order(provider, Order.LIMIT, by, at)
                        .setMaxInFlight(maxInFlight.isPresent() ? maxInFlight.getAsInt() : null)
                        .build());
    }

    /** Whether a hold or its end was ordered by a person, not found out by a process. */
    public static boolean isByPerson(Control control) {
        return control.getWhy().isEmpty();
    }

    private static Control.Builder order(String provider, Order order, String by, Instant at) {
        return Control.newBuilder()
                .setProvider(provider)
                .setOrder(order)
                .setBy(by)
                .setAt(at);
    }
}
