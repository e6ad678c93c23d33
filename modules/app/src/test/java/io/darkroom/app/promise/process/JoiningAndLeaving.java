package io.darkroom.app.promise.process;

import io.darkroom.app.local.stage.Stages;
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
        work(world, "J1");
        Stages second = world.stages("second");
        work(world, "J2");
        first.close();
        work(world, "J3");
        world.stages("third");
        work(world, "J4");
        second.close();
        return Allowance.NOTHING;
    }

    /** More orders, of which some are drawn. */
    private static void work(World world, String sku) throws Exception {
        world.catalog().publish(sku, 4 * CAP);
        world.awaitBilled(world.billed() + CAP);
    }
}
