package io.darkroom.app.order;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.wording.Counted;
import io.darkroom.pipeline.generate.pace.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * How long calls to a provider take, about; {@link Bill} tells what they cost. Any thread.
 *
 * @param atATime calls at a time
 * @param rate calls that may start in a time
 */
public record Estimate(int atATime, Optional<Rate> rate) {
    /** How long a call of a real API takes, from what its users report. */
    private static final Duration TYPICAL_CALL = Duration.ofSeconds(30);

    /** Of the chosen provider: as many calls as the configuration allows. */
    public static Estimate of(DarkroomConfig config) {
        return of(config, config.provider(), config.provider().maxInFlight());
    }

    private static Estimate of(DarkroomConfig config, ProviderConfig provider, int atATime) {
        return new Estimate(
                atATime, config.stages().generate(provider.name()).calls().rate());
    }

    /**
     * The time that each provider needs, the sandbox left out.
     *
     * @param atATime calls at a time of a provider; as many in a time as the configuration allows
     */
    public static List<String> lines(DarkroomConfig config, Basket basket, ToIntFunction<ProviderConfig> atATime) {
        Map<String, Basket> each = basket.byProvider();
        return each.entrySet().stream()
                .filter(part -> !part.getKey().equals(ProviderConfig.SANDBOX))
                .map(part -> {
                    ProviderConfig provider = config.providers().of(part.getKey());
                    return of(config, provider, atATime.applyAsInt(provider))
                                    .time(
                                            part.getValue().calls(config.providers()::picturesPerCall),
                                            part.getValue().callsInARow(config.providers()::picturesPerCall))
                            + (each.size() > 1 ? " (" + part.getKey() + ")" : "");
                })
                .toList();
    }

    /** The time for so many calls. */
    public String time(long calls) {
        return time(calls, 1);
    }

    /**
     * The time for so many calls.
     *
     * @param inARow most calls of one order, which are made one after the other
     */
    public String time(long calls, long inARow) {
        return "Time: about %s with %s at a time%s, if a call takes %d s"
                .formatted(
                        text(longer(rounds(calls, inARow), starts(calls))),
                        Counted.of(atATime, "call"),
                        rate.map(most -> " and " + most).orElse(""),
                        TYPICAL_CALL.toSeconds());
    }

    private Duration rounds(long calls, long inARow) {
        return TYPICAL_CALL.multipliedBy(Math.max(inARow, Math.ceilDiv(calls, atATime)));
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
