package io.darkroom.app.promise.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;

/** The state folder is a disk on which soon no file can be made; then it has room again. */
public final class FullDisk implements Scenario {
    private static final int CAP = 50;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "200ms");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        SmallDisk disk = SmallDisk.at(world.folder().resolve("one"), "size=2g,nr_inodes=20");
        assumeTrue(disk.canBeMade(), "no mount name space can be made here");
        world.catalog().publish("D", 10 * CAP);
        DarkroomProcess full = world.opened(disk.serve(world.folder(), "one"));
        assertThat(full.exitCode()).as(full.said()).isEqualTo(3);
        assertThat(full.said()).contains("No space left on device");
        world.serve("one");
        return Allowance.NOTHING;
    }
}
