package io.darkroom.app.promise.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;

/**
 * Each of two processes keeps a copy of the other's stores. One is killed and does not come back before the other has done its
 * work, then the other leaves under load; and again.
 */
public final class StandbysTakeOver implements Scenario {
    private static final int CAP = 40;
    private static final int ROUNDS = 2;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "1s..2s")
                .partitions(4)
                .with("streams.num.standby.replicas", "1")
                .with("providers.sandbox.call-timeout", "5s");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        DarkroomProcess one = world.serve("one");
        DarkroomProcess two = world.serve("two");
        for (int round = 0; round < ROUNDS; round++) {
            world.catalog().publish("K" + round, 5 * CAP);
            world.awaitBilled(world.billed() + CAP);
            one.kill();
            awaitAllCompleted(world);
            one = world.serve("one");
            world.catalog().publish("L" + round, 5 * CAP);
            world.awaitBilled(world.billed() + CAP);
            assertThat(two.terminate()).as(two.said()).isZero();
            awaitAllCompleted(world);
            two = world.serve("two");
        }
        return Allowance.NOTHING.repeats(ROUNDS * CAP).unflagged(ROUNDS * CAP / 2);
    }

    private static void awaitAllCompleted(World world) {
        await().atMost(World.LIMIT)
                .until(() -> world.evidence(Allowance.NOTHING).completed().size()
                        == world.catalog().orders().size());
    }
}
