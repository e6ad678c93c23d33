package io.darkroom.app.promise.process;

import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;

/**
 * A process is frozen until the other has taken its work and waited for its calls in vain, and wakes. What it had in flight may
 * be repeated, and its own answers come late: some of them are kept as paid results that nobody asked for.
 */
public final class Frozen implements Scenario {
    private static final int CAP = 40;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "2s..3s").partitions(4).with("providers.sandbox.call-timeout", "5s");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        DarkroomProcess sleeper = world.serve("sleeper");
        world.serve("waker");
        world.catalog().publish("F", 10 * CAP);
        world.awaitBilled(2 * CAP);
        await().atMost(World.LIMIT).until(() -> world.waiting() == CAP);
        sleeper.signal("-STOP");
        long before = world.billed();
        world.awaitBilled(before + 5 * CAP);
        sleeper.signal("-CONT");
        return Allowance.NOTHING.repeats(CAP).unflagged(CAP / 2).unclaimed(CAP);
    }
}
