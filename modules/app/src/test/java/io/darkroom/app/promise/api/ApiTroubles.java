package io.darkroom.app.promise.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.world.Setting;
import java.util.List;

/** What an image API does to its callers. */
public final class ApiTroubles {
    private static final Setting HUNDRED = Setting.of(100, "200ms..600ms");

    private ApiTroubles() {}

    /** Those of every build. */
    public static List<Scenario> brief() {
        return List.of(
                Trouble.of("ShortOutage", HUNDRED, 400, outage("6s"))
                        .and(evidence -> assertThat(answered(evidence, 503)).isBetween(1L, 300L)),
                Trouble.of("ResetAfterBilling", HUNDRED, 300, """
                                [{when: {probability: 0.1, seed: 7, calls-of-token: 1}, then: {kind: reset, billed: true}}]
                                """)
                        .allowing(Allowance.NOTHING.repeats(60)));
    }

    /** The others. */
    public static List<Scenario> lengthy() {
        return List.of(Trouble.of("Outage", HUNDRED, 2_000, outage("60s"))
                .and(evidence -> assertThat(answered(evidence, 503)).isBetween(1L, 300L)));
    }

    private static String outage(String time) {
        return "[{when: {since-first-call: 0s..%s}, then: {status: 503, code: server_is_overloaded}}]".formatted(time);
    }

    private static long answered(Evidence evidence, int status) {
        return evidence.visits().stream()
                .filter(visit -> visit.status() == status)
                .count();
    }
}
