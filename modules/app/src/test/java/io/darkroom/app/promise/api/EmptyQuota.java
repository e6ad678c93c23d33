package io.darkroom.app.promise.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import io.darkroom.contract.FailureClass;

/** From some call on the credits are used up (402); later the account is topped up. */
final class EmptyQuota implements Scenario {
    private static final int CAP = 20;
    private static final int THRESHOLD = 3;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "200ms..600ms")
                .with("hold.quota-threshold", Integer.toString(THRESHOLD))
                .with("hold.probe-interval", "1s");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.api()
                .faults()
                .set("[{when: {calls: 100..}, then: {status: 402, code: insufficient_quota, message: No credit.}}]");
        world.stages("one");
        world.catalog().publish("Q", 15 * CAP);
        await().atMost(World.LIMIT)
                .until(() -> world.command("provider show").out().contains("is held"));
        world.api().faults().clear();
        return Allowance.NOTHING.failures(CAP + THRESHOLD);
    }

    @Override
    public void examine(Evidence evidence) {
        assertThat(evidence.records().failed())
                .isNotEmpty()
                .allSatisfy(failure ->
                        assertThat(failure.value().getFailure().getWhy()).isEqualTo(FailureClass.QUOTA_EXHAUSTED));
    }
}
