package io.darkroom.app.promise.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;

/**
 * The key is revoked (401) when some jobs were ordered: neither another order nor a look is let in until they are all over. Then
 * it is good again.
 */
public final class RevokedWithJobs implements Scenario {
    private static final int CAP = 40;
    private static final int DRAWN = 30;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "1s..2s").jobs().with("hold.probe-interval", "1s");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.api()
                .faults()
                .set("[{when: {token: WAIT-}, then: {status: 401, code: invalid_api_key}},"
                        + " {when: {at: poll}, then: {status: 401, code: invalid_api_key}}]");
        world.stages("one");
        world.catalog().publish("DRAWN", DRAWN);
        await().atMost(World.LIMIT).until(() -> world.knownJobs() == DRAWN);
        world.catalog().publish("WAIT", 2 * CAP);
        await().atMost(World.LIMIT)
                .until(() -> world.command("provider show").out().contains("is held"));
        await().atMost(World.LIMIT)
                .until(() -> world.waiting() == 0 && world.api().looks() >= DRAWN);
        assertThat(world.billed()).as("drawn and paid").isEqualTo(DRAWN);
        assertThat(world.evidence(Allowance.NOTHING).completed()).isEmpty();
        world.api().faults().clear();
        return Allowance.NOTHING;
    }

    @Override
    public void examine(Evidence evidence) {
        Orders.assertSentOnce(evidence, "DRAWN-");
        Orders.assertSentOnce(evidence, "WAIT-");
        assertThat(evidence.visits().stream()
                        .filter(visit -> visit.status() == 401)
                        .count())
                .as("orders that were refused")
                .isBetween(1L, 2L * CAP);
    }
}
