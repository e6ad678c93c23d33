package io.darkroom.app.promise.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.Main;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The state folder is a disk on which soon no file can be made, in a mount name space of the process; then it has room again.
 */
public final class FullDisk implements Scenario {
    private static final int CAP = 50;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "200ms");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        Path dir = Files.createDirectories(world.folder().resolve("one"));
        assumeTrue(mountsHere(dir), "no mount name space can be made here");
        world.catalog().publish("D", 10 * CAP);
        DarkroomProcess full = world.opened(
                DarkroomProcess.of(world.folder(), mounted(dir, command(dir)), Map.of("DARKROOM_INSTANCE_ID", "one")));
        assertThat(full.exitCode()).as(full.said()).isEqualTo(3);
        assertThat(full.said()).contains("No space left on device");
        world.serve("one");
        return Allowance.NOTHING;
    }

    private static boolean mountsHere(Path dir) throws Exception {
        return new ProcessBuilder(mounted(dir, "true")).start().waitFor() == 0;
    }

    private static List<String> mounted(Path dir, String command) {
        return List.of(
                "unshare",
                "-Urm",
                "sh",
                "-c",
                "mount -t tmpfs -o size=2g,nr_inodes=20 tmpfs " + dir + " && exec " + command);
    }

    private static String command(Path dir) {
        return "%s -XX:TieredStopAtLevel=1 -cp %s %s serve --data-dir %s"
                .formatted(
                        ProcessHandle.current().info().command().orElse("java"),
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        dir);
    }
}
