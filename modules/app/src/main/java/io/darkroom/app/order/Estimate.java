package io.darkroom.app.order;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.order.time.Part;
import io.darkroom.app.order.time.Timetable;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.wording.Span;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.generate.pace.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * How long calls to a provider take, about; {@link Bill} tells what they cost. Any thread.
 *
 * @param atATime calls at a time
 * @param rate calls that may start in a time
 */
public record Estimate(int atATime, Optional<Rate> rate) {
    /** How long a call of a real API takes, from what its users report. */
    private static final Duration TYPICAL_CALL = Duration.ofSeconds(30);

    private static final Duration LONG = Duration.ofMinutes(90);
    private static final Duration VERY_LONG = Duration.ofDays(2);

    /** Of the chosen provider: as many calls as the configuration allows. */
    public static Estimate of(DarkroomConfig config) {
        return of(config, config.provider(), config.provider().maxInFlight());
    }

    private static Estimate of(DarkroomConfig config, ProviderConfig provider, int atATime) {
        return new Estimate(
                atATime, config.stages().generate(provider.name()).calls().rate());
    }

    /**
     * The time that each provider needs, and what its campaigns leave no time for; the sandbox left out.
     *
     * @param atATime calls at a time of a provider; as many in a time as the configuration allows
     */
    public static List<String> lines(DarkroomConfig config, Basket basket, ToIntFunction<ProviderConfig> atATime) {
        Map<String, Basket> each = basket.byProvider();
        Instant now = Instant.now();
        List<String> lines = new ArrayList<>();
        each.forEach((name, part) -> {
            if (!name.equals(ProviderConfig.SANDBOX)) {
                ProviderConfig provider = config.providers().of(name);
                List<Part> parts = parts(
                        part.callsByCampaign(config.providers()::picturesPerCall),
                        part.callsInARow(config.providers()::picturesPerCall),
                        config.stages().campaigns());
                Estimate estimate = of(config, provider, atATime.applyAsInt(provider));
                String whose = each.size() > 1 ? " (" + name + ")" : "";
                lines.add(estimate.time(parts, now) + whose);
                estimate.left(parts, now).forEach(line -> lines.add(line + whose));
            }
        });
        return lines;
    }

    /** A name that is not configured means nothing. */
    private static List<Part> parts(Map<String, Long> callsByCampaign, long inARow, Campaigns campaigns) {
        Map<String, Part> parts = new TreeMap<>();
        callsByCampaign.forEach((name, calls) -> {
            Optional<Campaign> campaign = campaigns.of(name);
            parts.merge(
                    campaign.map(Campaign::name).orElse(""),
                    new Part(campaign, calls, inARow),
                    (one, more) -> new Part(campaign, one.calls() + more.calls(), inARow));
        });
        return List.copyOf(parts.values());
    }

    /** The time for so many calls that no campaign keeps. */
    public String time(long calls) {
        return time(List.of(new Part(Optional.empty(), calls)), Instant.now());
    }

    /** The time for all of these. */
    String time(List<Part> parts, Instant now) {
        return timetable(now)
                .time(parts)
                .map(time -> "Time: about %s with %s at a time%s%s, if a call takes %d s%s"
                        .formatted(
                                text(time),
                                Counted.of(atATime, "call"),
                                caps(parts),
                                rate.map(most -> " and " + most).orElse(""),
                                TYPICAL_CALL.toSeconds(),
                                openings(parts, now)))
                .orElse("Time: none, for no call would be made");
    }

    private Timetable timetable(Instant now) {
        return new Timetable(atATime, rate, TYPICAL_CALL, now);
    }

    private String caps(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.cap(atATime) < atATime)
                .map(part -> ", %d of campaign %s".formatted(part.cap(atATime), name(part)))
                .collect(Collectors.joining());
    }

    private static String openings(List<Part> parts, Instant now) {
        return parts.stream()
                .flatMap(part -> part.opens(now).stream()
                        .map(at ->
                                "; campaign %s opens in %s".formatted(name(part), Span.of(Duration.between(now, at)))))
                .collect(Collectors.joining());
    }

    /** A line for each campaign that ends before all of it is drawn. */
    List<String> left(List<Part> parts, Instant now) {
        Timetable timetable = timetable(now);
        return parts.stream()
                .filter(part -> timetable.made(part) > 0 && timetable.made(part) < part.calls())
                .map(part -> "Campaign %s: about %d of %s can be made before it ends%s; the rest would end as EXPIRED"
                        .formatted(
                                name(part),
                                timetable.made(part),
                                Counted.of(part.calls(), "call"),
                                part.campaign()
                                        .flatMap(Campaign::end)
                                        .map(end -> " at " + end)
                                        .orElse("")))
                .toList();
    }

    private static String name(Part part) {
        return part.campaign().map(Campaign::name).orElse("");
    }

    private static String text(Duration time) {
        if (time.compareTo(VERY_LONG) >= 0) {
            return String.format(Locale.ROOT, "%.1f d", time.toHours() / 24.0);
        }
        return time.compareTo(LONG) >= 0
                ? String.format(Locale.ROOT, "%.1f h", time.toMinutes() / 60.0)
                : Math.ceilDiv(time.toSeconds(), 60) + " min";
    }
}
