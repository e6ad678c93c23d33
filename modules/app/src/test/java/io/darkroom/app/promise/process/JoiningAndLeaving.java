package io.darkroom.app.promise.process;

import io.darkroom.app.local.Stages;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;

/** Under load instances join one after the other, and the oldest leave. */
public final class JoiningAndLeaving implements Scenario {
    private static final int CAP = 40;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "300ms..900ms").partitions(4);
    }

    @Override
    public Allowance happen(World world) throws Exception {
        Stages first = world.stages("first");
        world.catalog().publish("J", 15 * CAP);
        world.awaitBilled(2 * CAP);
        Stages second = world.stages("second");
        world.awaitBilled(world.billed() + 3 * CAP);
        first.close();
        world.awaitBilled(world.billed() + CAP);
        world.stages("third");
        world.awaitBilled(world.billed() + CAP);
        second.close();
        return Allowance.NOTHING;
    }
}
