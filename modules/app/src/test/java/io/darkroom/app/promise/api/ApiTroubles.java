package io.darkroom.app.promise.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.world.Setting;
import java.util.List;

/** What an image API does to its callers. */
public final class ApiTroubles {
    private static final int CAP = 100;
    private static final Setting HUNDRED = Setting.of(CAP, "200ms..600ms");
    private static final Setting HASTY = HUNDRED.with("providers.sandbox.call-timeout", "3s");

    private ApiTroubles() {}

    /** Those of every build. */
    public static List<Scenario> brief() {
        return List.of(
                Trouble.of("ShortOutage", HUNDRED, 400, outage("6s"))
                        .and(evidence -> assertThat(answered(evidence, 503)).isBetween(1L, 300L)),
                Trouble.of("ResetAfterBilling", HUNDRED, 300, firstTries("{kind: reset, billed: true}"))
                        .allowing(Allowance.NOTHING.repeats(60)));
    }

    /** The others. */
    public static List<Scenario> lengthy() {
        return List.of(
                Trouble.of("Outage", HUNDRED, 2_000, outage("60s"))
                        .and(evidence -> assertThat(answered(evidence, 503)).isBetween(1L, 300L)),
                Trouble.of("ServerErrors", HUNDRED, 4_000, minute("{status: 500, code: server_error}"))
                        .and(evidence -> assertThat(answered(evidence, 500)).isBetween(1L, 300L)),
                Trouble.of("CutConnections", HUNDRED, 4_000, minute("{kind: reset}")),
                new Refused(),
                Trouble.of("Hanging", HASTY, 300, firstTries("{kind: hang}")),
                Trouble.of("HangingAfterBilling", HASTY, 300, firstTries("{kind: hang, billed: true}"))
                        .allowing(Allowance.NOTHING.repeats(60)),
                Trouble.of("SlowBodies", HUNDRED, 300, firstTries("{kind: slow-body, delay: 2s}")),
                Trouble.of("TruncatedJson", HUNDRED, 300, firstTries("{kind: truncated}"))
                        .allowing(Allowance.NOTHING.spoiled(60)),
                Trouble.of("CutBodies", HUNDRED, 300, firstTries("{kind: cut}"))
                        .allowing(Allowance.NOTHING.repeats(60)),
                Trouble.of("WebPages", HUNDRED, 300, firstTries("{kind: html}")),
                Trouble.of("TooLarge", HUNDRED, 100, firstTries("{kind: too-large}"))
                        .allowing(Allowance.NOTHING.spoiled(30)),
                Trouble.of("TooManyCalls", HUNDRED, 600, tooMany("{}")),
                Trouble.of("TooManyCallsWithSeconds", HUNDRED, 600, tooMany("{Retry-After: '2'}")),
                Trouble.of("TooManyCallsWithDate", HUNDRED, 600, tooMany("{Retry-After: date+3s}")),
                new EmptyQuota(),
                new RevokedKey());
    }

    private static String outage(String time) {
        return "[{when: {since-first-call: 0s..%s}, then: {status: 503, code: server_is_overloaded}}]".formatted(time);
    }

    /** A minute in the middle of the work. */
    private static String minute(String fault) {
        return "[{when: {since-first-call: 5s..65s}, then: %s}]".formatted(fault);
    }

    /** One first try in ten. */
    private static String firstTries(String fault) {
        return "[{when: {probability: 0.1, seed: 7, token: ':c1', calls-of-token: 1}, then: %s}]".formatted(fault);
    }

    /** All calls are too many for ten seconds. */
    private static String tooMany(String headers) {
        return "[{when: {since-first-call: 1s..11s}, then: {status: 429, code: rate_limit_exceeded, headers: %s}}]"
                .formatted(headers);
    }

    static long answered(Evidence evidence, int status) {
        return evidence.visits().stream()
                .filter(visit -> visit.status() == status)
                .count();
    }
}
