package io.darkroom.app.promise.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;

/** A second process is started with the instance id of one that works: it is refused. */
public final class Twins implements Scenario {

    @Override
    public Setting setting() {
        return Setting.of(20, "500ms");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        DarkroomProcess first = world.serve("twin");
        world.catalog().publish("W", 400);
        world.awaitBilled(20);
        DarkroomProcess second = world.launch("twin", "elsewhere");
        assertThat(second.exitCode()).as(second.said()).isEqualTo(3);
        assertThat(second.said())
                .contains("another process on host 127.0.0.1 works as instance-id twin")
                .doesNotContain("Exception", "serving");
        assertThat(first.isAlive()).isTrue();
        assertThat(first.said()).doesNotContain("stream thread failed", "fenced");
        return Allowance.NOTHING;
    }
}
