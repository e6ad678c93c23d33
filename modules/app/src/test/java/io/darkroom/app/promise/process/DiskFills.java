package io.darkroom.app.promise.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * The disk of the state folder runs full while orders are on their way, and stores must be opened anew; the process ends, and
 * with room it goes on.
 */
public final class DiskFills implements Scenario {
    private static final int CAP = 50;
    private static final int ORDERS = 600;
    private static final int FILES = 1_000;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "1s");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        SmallDisk disk = SmallDisk.at(world.folder().resolve("one"), "size=2g,nr_inodes=" + FILES);
        assumeTrue(disk.canBeMade(), "no mount name space can be made here");
        DarkroomProcess full = world.opened(disk.serve(world.folder(), "one"));
        world.catalog().publish("D", ORDERS);
        world.awaitBilled(4 * CAP);
        Path folder = disk.seenFrom(full);
        fill(folder);
        Thread filler = Thread.ofPlatform().start(() -> keepFull(folder, full));
        world.abortTransactions();
        assertThat(full.exitCode()).as(full.said()).isEqualTo(3);
        assertThat(full.said()).containsAnyOf("No space left on device", "couldn't be created");
        filler.join();
        assertThat(world.billed()).as("calls before the end").isLessThan(ORDERS);
        world.serve("one");
        return Allowance.NOTHING.repeats(CAP).unflagged(CAP / 2);
    }

    /** Takes what the process gives back when it begins anew. */
    private static void keepFull(Path folder, DarkroomProcess process) {
        while (process.isAlive()) {
            fill(folder);
        }
    }

    /** Its files are counted, not their bytes. */
    private static void fill(Path folder) {
        try {
            while (true) {
                Files.createFile(folder.resolve("filler-" + UUID.randomUUID()));
            }
        } catch (IOException e) {
            LockSupport.parkNanos(50_000); // no room, or the process is gone and its disk with it
        }
    }
}
