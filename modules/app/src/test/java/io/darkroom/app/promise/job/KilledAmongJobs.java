package io.darkroom.app.promise.job;

import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.util.random.RandomGenerator;

/**
 * A process is killed five times at a random moment, while orders go out, are answered and jobs end. Each life ends its work
 * first. The API takes an order that comes again for another job, and bills both.
 */
public final class KilledAmongJobs implements Scenario {
    private static final int CAP = 100;
    private static final int ROUNDS = 5;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "1s..4s").jobs();
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.api()
                .faults()
                .set("[{when: {probability: 0.5, seed: 5, calls-of-token: 1}, then: {kind: delay, delay: 1s}}]");
        DarkroomProcess process = world.serve("one");
        for (int round = 0; round < ROUNDS; round++) {
            world.catalog().publish("A" + round, 3 * CAP);
            world.awaitBilled(world.billed() + 1 + RandomGenerator.getDefault().nextInt(2 * CAP));
            process.kill();
            process = world.serve("one");
            await().atMost(World.LIMIT)
                    .until(() -> world.evidence(Allowance.NOTHING).completed().size()
                            == world.catalog().orders().size());
        }
        return Allowance.NOTHING
                .repeats(ROUNDS * CAP)
                .unflagged(ROUNDS * CAP / 2)
                .orphans(CAP);
    }
}
