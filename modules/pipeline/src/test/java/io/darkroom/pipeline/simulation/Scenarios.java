package io.darkroom.pipeline.simulation;

import static io.darkroom.pipeline.simulation.Rule.Hint.DATE;
import static io.darkroom.pipeline.simulation.Rule.Hint.NONE;
import static io.darkroom.pipeline.simulation.Rule.Hint.SECONDS;

import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Window;
import io.darkroom.provider.FailureClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Every scenario. Each call makes them anew, for rules remember what they saw. */
final class Scenarios {
    private static final SimulatedApi.Latency SECOND = latency(900, 1_100, 0);
    private static final SimulatedApi.Latency HALF = latency(400, 600, 0);
    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final Answer AWAY = Answer.failure(FailureClass.PROVIDER_UNAVAILABLE);
    private static final List<Integer> TEN_MINUTES = List.of(20, 620, 660, 700);
    private static final Answer KEY = Answer.failure(FailureClass.AUTH_CONFIG);

    private Scenarios() {}

    static Stream<Scenario> all() {
        return Stream.of(outages(), limits(), rates(), refusals(), campaigns()).flatMap(List::stream);
    }

    private static SimulatedApi.Latency latency(int least, int most, int slow) {
        return new SimulatedApi.Latency(Duration.ofMillis(least), Duration.ofMillis(most), slow);
    }

    private static List<Scenario> outages() {
        List<Integer> minute = List.of(20, 80, 90, 120);
        return List.of(
                outage("outage-1", "503 for a minute, one process", 1, SECOND, Rule.during(20, 80, AWAY), minute),
                outage("outage-4", "503 for a minute, four processes", 4, SECOND, Rule.during(20, 80, AWAY), minute),
                outage(
                        "outage-slow-calls",
                        "503 for a minute, calls take 20 s",
                        1,
                        latency(18_000, 22_000, 0),
                        Rule.during(20, 80, AWAY),
                        minute),
                outage(
                        "outage-hanging",
                        "a minute without answers, the client gives up after 30 s",
                        1,
                        SECOND,
                        Rule.hanging(20, 80),
                        List.of(20, 80, 120, 150)),
                outage(
                        "outage-mixed-latencies",
                        "503 for a minute, one call in twenty takes ten times as long",
                        2,
                        latency(500, 1_500, 20),
                        Rule.during(20, 80, AWAY),
                        minute),
                outage(
                        "outage-errors",
                        "500 or 502 for a minute",
                        1,
                        SECOND,
                        Rule.during(20, 80, Answer.failure(FailureClass.PROVIDER_ERROR)),
                        minute),
                outage(
                        "outage-errors-4",
                        "the same, four processes",
                        4,
                        SECOND,
                        Rule.during(20, 80, Answer.failure(FailureClass.PROVIDER_ERROR)),
                        minute),
                outage(
                        "outage-cut",
                        "each connection is cut when the call is sent, for ten minutes",
                        1,
                        SECOND,
                        Rule.during(20, 620, Answer.failure(FailureClass.UNKNOWN_OUTCOME)),
                        TEN_MINUTES),
                outage(
                        "outage-hanging-long",
                        "ten minutes without answers, the client gives up after 30 s",
                        1,
                        SECOND,
                        Rule.hanging(20, 620),
                        TEN_MINUTES),
                outage(
                        "outage-cut-dry",
                        "the same cut connections, and only 150 orders: a probe must take one that was sent before",
                        1,
                        SECOND,
                        150,
                        Rule.during(0, 600, Answer.failure(FailureClass.UNKNOWN_OUTCOME)),
                        List.of(10, 600, 660, 700)));
    }

    private static Scenario outage(
            String name,
            String about,
            int fleet,
            SimulatedApi.Latency latency,
            int requests,
            Rule rule,
            List<Integer> ends) {
        return new Scenario(name, about, fleet, 100, Optional.empty(), requests, latency, List.of(rule), ends);
    }

    private static Scenario outage(
            String name, String about, int fleet, SimulatedApi.Latency latency, Rule rule, List<Integer> ends) {
        return outage(name, about, fleet, latency, 20_000, rule, ends);
    }

    private static List<Scenario> limits() {
        return List.of(
                limit("limit-1", "100/s allowed, bucket of 100, nothing configured", 1, Rule.bucket(100, 100, NONE)),
                limit("limit-2", "the same, two processes", 2, Rule.bucket(100, 100, NONE)),
                limit("limit-4", "the same, four processes", 4, Rule.bucket(100, 100, NONE)),
                limit("limit-window", "100 in each second, nothing configured", 1, Rule.window(100, WINDOW, NONE)),
                limit("limit-window-4", "100 in each second, four processes", 4, Rule.window(100, WINDOW, NONE)),
                limit(
                        "limit-seconds",
                        "100 in each second, Retry-After in seconds",
                        1,
                        Rule.window(100, WINDOW, SECONDS)),
                limit(
                        "limit-date-4",
                        "100 in each second, Retry-After as a date, four processes",
                        4,
                        Rule.window(100, WINDOW, DATE)),
                limit(
                        "limit-minute",
                        "3,000 in each minute, Retry-After in seconds",
                        1,
                        Rule.window(3_000, Duration.ofMinutes(1), SECONDS)),
                limit(
                        "limit-minute-silent",
                        "3,000 in each minute, no Retry-After",
                        1,
                        Rule.window(3_000, Duration.ofMinutes(1), NONE)),
                outage(
                        "limit-storm",
                        "429 for everything for a minute, no limit else",
                        1,
                        SECOND,
                        Rule.during(20, 80, Answer.tooMany(Optional.empty())),
                        List.of(20, 80, 90, 120)),
                outage(
                        "limit-ends",
                        "20/s for a minute, no limit after that",
                        1,
                        SECOND,
                        ending(Rule.bucket(20, 20, NONE)),
                        List.of(10, 60, 90, 120)),
                limit(
                        "limit-low",
                        "20 in each minute, no Retry-After",
                        1,
                        Rule.window(20, Duration.ofMinutes(1), NONE)));
    }

    private static Rule ending(Rule rule) {
        return (call, since) -> since.toSeconds() < 60 ? rule.answer(call, since) : Optional.empty();
    }

    private static Scenario limit(String name, String about, int fleet, Rule rule) {
        return limit(name, about, fleet, Optional.empty(), rule);
    }

    private static Scenario limit(String name, String about, int fleet, Optional<String> rate, Rule rule) {
        return new Scenario(
                name, about, fleet, 500, rate, 20_000 * fleet, HALF, List.of(rule), List.of(10, 60, 120, 180));
    }

    private static List<Scenario> rates() {
        return List.of(
                limit(
                        "rate-1",
                        "100 in each second and so configured",
                        1,
                        Optional.of("100/s"),
                        Rule.window(100, WINDOW, NONE)),
                limit("rate-4", "the same, four processes", 4, Optional.of("100/s"), Rule.window(100, WINDOW, NONE)),
                limit(
                        "rate-minute-4",
                        "300 in each minute, 100/s,300/min configured, four processes",
                        4,
                        Optional.of("100/s,300/min"),
                        Rule.window(300, Duration.ofMinutes(1), NONE)));
    }

    private static List<Scenario> campaigns() {
        Campaign capped =
                new Campaign("autumn", List.of(Window.ALWAYS), List.of(), OptionalInt.of(20), Optional.empty());
        Campaign later = new Campaign(
                "spring",
                List.of(new Window(VirtualTime.BEGIN.plusSeconds(10), Instant.MAX)),
                List.of(),
                OptionalInt.empty(),
                Optional.empty());
        return List.of(new Scenario(
                "campaigns-4",
                "two campaigns, the first one capped at 20, the one behind it opens after 10 s, four processes",
                4,
                100,
                Optional.empty(),
                4_000,
                SECOND,
                List.of(),
                List.of(10, 30, 60, 120),
                new Program(List.of(capped, later))));
    }

    private static List<Scenario> refusals() {
        return List.of(
                outage(
                        "quota",
                        "402 from call 1,001 on, paid after a minute",
                        1,
                        SECOND,
                        Rule.quota(1_000, 60),
                        List.of(10, 60, 70, 150)),
                outage(
                        "quota-4",
                        "the same, four processes that do not hear of each other",
                        4,
                        SECOND,
                        Rule.quota(1_000, 60),
                        List.of(10, 60, 70, 150)),
                outage(
                        "wrong-key",
                        "401 for the first minute",
                        1,
                        SECOND,
                        Rule.during(0, 60, KEY),
                        List.of(60, 130, 150)),
                outage(
                        "key-revoked",
                        "401 from 20 to 60 s",
                        1,
                        SECOND,
                        Rule.during(20, 60, KEY),
                        List.of(20, 60, 90, 150)));
    }
}
