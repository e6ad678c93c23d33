package io.darkroom.app.promise.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.promise.Scenario;
import io.darkroom.app.promise.evidence.Allowance;
import io.darkroom.app.promise.world.Setting;
import io.darkroom.app.promise.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The disk of the state folder runs full while orders are on their way, and stores must be opened anew; the process ends, and
 * with room it goes on.
 */
public final class DiskFills implements Scenario {
    private static final int CAP = 50;
    private static final int ORDERS = 600;

    @Override
    public Setting setting() {
        return Setting.of(CAP, "200ms");
    }

    @Override
    public Allowance happen(World world) throws Exception {
        SmallDisk disk = SmallDisk.at(world.folder().resolve("one"), "size=256m");
        assumeTrue(disk.canBeMade(), "no mount name space can be made here");
        DarkroomProcess full = world.opened(disk.serve(world.folder(), "one"));
        world.catalog().publish("D", ORDERS);
        world.awaitBilled(4 * CAP);
        fill(disk.seenFrom(full));
        world.abortTransactions();
        assertThat(full.exitCode()).as(full.said()).isEqualTo(3);
        assertThat(full.said()).contains("No space left on device");
        assertThat(world.billed()).as("calls before the end").isLessThan(ORDERS);
        world.serve("one");
        return Allowance.NOTHING.repeats(CAP).unflagged(CAP);
    }

    private static void fill(Path folder) throws IOException {
        byte[] block = new byte[64 << 10];
        try (OutputStream filler = Files.newOutputStream(folder.resolve("filler"))) {
            while (true) {
                filler.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }
}
