package io.darkroom.app.promise.process;

import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.time.Duration;

/** The clock of a process jumps by an hour, under load and with retries waiting, and jumps again. */
public final class ClockStep implements Scenario {
    private static final int CAP = 20;
    private static final int ORDERS = 20 * CAP;

    private final String name;
    private final Duration step;
    private final Allowance allowed;

    private ClockStep(String name, Duration step, Allowance allowed) {
        this.name = name;
        this.step = step;
        this.allowed = allowed;
    }

    /** What waits goes on waiting, and no longer than it should. */
    public static ClockStep back() {
        return new ClockStep("ClockSetBack", Duration.ofHours(-1), Allowance.NOTHING);
    }

    /** What waits is due at once. */
    public static ClockStep forward() {
        return new ClockStep("ClockSetForward", Duration.ofHours(1), Allowance.NOTHING.early(ORDERS));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Setting setting() {
        return Setting.of(CAP, "200ms..400ms").partitions(2).with("retry.delay", "3s");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        world.api().faults().set("[{when: {probability: 0.2, seed: 3, token: ':c1'}, then: {status: 500}}]");
        SettableClock clock = new SettableClock();
        world.stages("one", clock);
        world.catalog().publish("S", ORDERS);
        for (int time = 0; time < 2; time++) {
            world.awaitBilled(world.billed() + 3 * CAP);
            clock.step(step);
        }
        return allowed;
    }
}
