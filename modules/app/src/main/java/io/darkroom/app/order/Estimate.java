package io.darkroom.app.order;

import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.wording.Counted;
import java.time.Duration;
import java.util.Locale;

/**
 * What calls to a provider cost and how long they take, about. Any thread.
 *
 * @param atATime calls at a time
 */
public record Estimate(ProviderConfig provider, int atATime) {
    /** How long a call of a real API takes, from what its users report. */
    private static final Duration TYPICAL_CALL = Duration.ofSeconds(30);

    /** As many calls at a time as the configuration allows. */
    public Estimate(ProviderConfig provider) {
        this(provider, provider.maxInFlight());
    }

    /** The price of so many pictures, or how to have it estimated. */
    public String price(long pictures) {
        return "Price: "
                + provider.billing()
                        .price()
                        .map(price -> "at most about " + price.times(pictures))
                        .orElse("unknown; set providers." + provider.name() + ".price to have it estimated");
    }

    /** The time for so many calls. */
    public String time(long calls) {
        return "Time: about %s with %s at a time, if a call takes %d s"
                .formatted(rounds(calls), Counted.of(atATime, "call"), TYPICAL_CALL.toSeconds());
    }

    private String rounds(long calls) {
        Duration time = TYPICAL_CALL.multipliedBy(Math.max(1, Math.ceilDiv(calls, atATime)));
        return time.toMinutes() >= 90
                ? String.format(Locale.ROOT, "%.1f h", time.toMinutes() / 60.0)
                : Math.ceilDiv(time.toSeconds(), 60) + " min";
    }
}
