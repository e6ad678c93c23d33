package io.darkroom.app.promise.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.guarantee.Counts;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.util.random.RandomGenerator;

/** A process with 500 calls in flight is killed twenty times, each at a random moment; the API honours idempotency keys. */
public final class KilledAgainAndAgain implements Scenario {
    private static final int IN_FLIGHT = 500;
    private static final int ROUNDS = 20;

    @Override
    public Setting setting() {
        return Setting.of(IN_FLIGHT, "8s").idempotent();
    }

    @Override
    public Allowance happen(World world) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int moment = RandomGenerator.getDefault().nextInt(IN_FLIGHT);
            DarkroomProcess process = world.serve("one");
            world.catalog().publish("K" + round, 2 * IN_FLIGHT);
            await().atMost(World.LIMIT).until(() -> world.waiting() >= IN_FLIGHT);
            world.awaitBilled(world.billed() + moment);
            System.out.printf("round %d: killed %d bills later, %d waiting%n", round, moment, world.waiting());
            process.kill();
        }
        world.serve("one");
        return Allowance.NOTHING;
    }

    /** What is not billed again is no possible duplicate. */
    @Override
    public void examine(Evidence evidence) {
        assertThat(Counts.of(evidence).flagged()).isZero();
    }
}
