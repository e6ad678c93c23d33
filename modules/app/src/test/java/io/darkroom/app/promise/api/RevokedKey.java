package io.darkroom.app.promise.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;

/** The key is revoked in the middle of the work (401), and later given back: nothing fails. */
final class RevokedKey implements Scenario {
    private static final int CAP = 20;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "200ms..600ms").with("hold.probe-interval", "1s");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.api().faults().set("[{when: {calls: 100..}, then: {status: 401, code: invalid_api_key}}]");
        world.stages("one");
        world.catalog().publish("V", 15 * CAP);
        await().atMost(World.LIMIT)
                .until(() -> world.command("provider show").out().contains("is held"));
        world.api().faults().clear();
        return Allowance.NOTHING;
    }

    @Override
    public void examine(Evidence evidence) {
        assertThat(ApiTroubles.answered(evidence, 401)).isBetween(1L, 3L * CAP);
    }
}
