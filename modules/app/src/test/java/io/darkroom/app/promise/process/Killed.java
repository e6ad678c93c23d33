package io.darkroom.app.promise.process;

import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;

/** A process is killed with 500 calls in flight, and started again. */
public final class Killed implements Scenario {
    private static final int IN_FLIGHT = 500;

    @Override
    public Setting setting() {
        return Setting.of(IN_FLIGHT, "5s").with("streams.num.stream.threads", "2");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        DarkroomProcess first = world.serve("one");
        world.catalog().publish("K", 2 * IN_FLIGHT);
        await().atMost(World.LIMIT).until(() -> world.waiting() >= IN_FLIGHT);
        first.kill();
        world.serve("one");
        // Calls of the last commit interval before the kill are repeated without being flagged.
        return Allowance.NOTHING.repeats(IN_FLIGHT).unflagged(IN_FLIGHT / 2);
    }
}
