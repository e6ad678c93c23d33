package io.darkroom.app.promise.process;

import static org.awaitility.Awaitility.await;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;

/**
 * A process is frozen until the other has given its calls up as failed, for nothing may be sent again, and wakes: what it was
 * answered meanwhile was paid, and is delivered.
 */
public final class FrozenAndGivenUp implements Scenario {
    private static final int CAP = 40;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "2s..3s")
                .partitions(4)
                .with("providers.sandbox.call-timeout", "5s")
                .with("retry.on-unknown", "fail");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        DarkroomProcess sleeper = world.serve("sleeper");
        world.serve("waker");
        world.catalog().publish("G", 10 * CAP);
        world.awaitBilled(2 * CAP);
        await().atMost(World.LIMIT).until(() -> world.waiting() == CAP);
        sleeper.signal("-STOP");
        await().atMost(World.LIMIT)
                .until(() -> !world.evidence(Allowance.NOTHING).failed().isEmpty());
        sleeper.signal("-CONT");
        await().atMost(World.LIMIT).until(() -> hasLateResult(world.evidence(Allowance.NOTHING)));
        return Allowance.NOTHING.failures(CAP);
    }

    /** Whether a request that failed was completed after all. */
    private static boolean hasLateResult(Evidence evidence) {
        return evidence.failed().keySet().stream()
                .anyMatch(work -> evidence.completed().containsKey(work));
    }
}
