package io.darkroom.app.promise.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;

/** A process with 100 calls in flight gets SIGTERM, and is started again. */
public final class Terminated implements Scenario {
    private static final int IN_FLIGHT = 100;

    @Override
    public Setting setting() {
        return Setting.of(IN_FLIGHT, "1s");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        DarkroomProcess first = world.serve("one");
        world.catalog().publish("T", 5 * IN_FLIGHT);
        world.awaitBilled(IN_FLIGHT);
        assertThat(first.terminate()).as(first.said()).isZero();
        world.serve("one");
        return Allowance.NOTHING;
    }
}
