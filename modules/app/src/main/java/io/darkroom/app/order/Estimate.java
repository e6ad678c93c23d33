package io.darkroom.app.order;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.wording.Counted;
import io.darkroom.pipeline.generate.pace.Rate;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What calls to a provider cost and how long they take, about. Any thread.
 *
 * @param atATime calls at a time
 * @param rate calls that may start in a time
 */
public record Estimate(ProviderConfig provider, int atATime, Optional<Rate> rate) {
    /** How long a call of a real API takes, from what its users report. */
    private static final Duration TYPICAL_CALL = Duration.ofSeconds(30);

    /** Of the chosen provider: as many calls as the configuration allows. */
    public static Estimate of(DarkroomConfig config) {
        return of(config, config.provider(), config.provider().maxInFlight());
    }

    /** Of one of the providers in use: as many calls as the configuration allows. */
    public static Estimate of(DarkroomConfig config, ProviderConfig provider) {
        return of(config, provider, provider.maxInFlight());
    }

    /** So many calls at a time, and as many in a time as the configuration allows. */
    public static Estimate of(DarkroomConfig config, ProviderConfig provider, int atATime) {
        return new Estimate(
                provider,
                atATime,
                config.stages().generate(provider.name()).calls().rate());
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
        return "Time: about %s with %s at a time%s, if a call takes %d s"
                .formatted(
                        text(longer(rounds(calls), starts(calls))),
                        Counted.of(atATime, "call"),
                        rate.map(most -> " and " + most).orElse(""),
                        TYPICAL_CALL.toSeconds());
    }

    private Duration rounds(long calls) {
        return TYPICAL_CALL.multipliedBy(Math.max(1, Math.ceilDiv(calls, atATime)));
    }

    /** From the first start to the last answer, as the rate allows. */
    private Duration starts(long calls) {
        return rate.map(most -> Duration.ofSeconds((long) Math.ceil(calls / most.perSecond())))
                .map(TYPICAL_CALL::plus)
                .orElse(Duration.ZERO);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String text(Duration time) {
        return time.toMinutes() >= 90
                ? String.format(Locale.ROOT, "%.1f h", time.toMinutes() / 60.0)
                : Math.ceilDiv(time.toSeconds(), 60) + " min";
    }
}
