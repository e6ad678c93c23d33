package io.darkroom.app.promise.process;

import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.util.random.RandomGenerator;

/** A process is killed ten times at a random moment; the API bills whatever is sent again. Each life ends its work first. */
public final class KilledTenTimes implements Scenario {
    private static final int IN_FLIGHT = 100;
    private static final int ROUNDS = 10;

    @Override
    public Setting setting() {
        return Setting.of(IN_FLIGHT, "0s..2s");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        int inFlight = 0;
        DarkroomProcess process = world.serve("one");
        for (int round = 0; round < ROUNDS; round++) {
            world.catalog().publish("T" + round, 3 * IN_FLIGHT);
            world.awaitBilled(world.billed() + 1 + RandomGenerator.getDefault().nextInt(2 * IN_FLIGHT));
            process.kill();
            inFlight += IN_FLIGHT;
            process = world.serve("one");
            await().atMost(World.LIMIT)
                    .until(() -> world.evidence(Allowance.NOTHING).completed().size()
                            == world.catalog().orders().size());
        }
        return Allowance.NOTHING.repeats(inFlight).unflagged(inFlight / 2);
    }
}
