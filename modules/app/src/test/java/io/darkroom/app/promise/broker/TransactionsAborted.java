package io.darkroom.app.promise.broker;

import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;

/** The transactions of a living process are ended from outside, again and again: its stream threads find themselves fenced. */
public final class TransactionsAborted implements Scenario {
    private static final int CAP = 30;
    private static final int TIMES = 3;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "200ms..600ms").partitions(2);
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.stages("one");
        for (int time = 0; time < TIMES; time++) {
            world.catalog().publish("A" + time, 7 * CAP);
            world.awaitBilled(world.billed() + 2 * CAP);
            world.abortTransactions();
        }
        return Allowance.NOTHING;
    }
}
