package io.darkroom.app.local.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DiskWatchTest {
    private final AtomicLong free = new AtomicLong(DiskSpace.TO_START);
    private final DiskSpace space = new DiskSpace(Path.of("data"), free::get);

    @Test
    void aDiskThatFillsUpIsSaidWithItsFolder() throws Exception {
        try (DiskWatch watch = DiskWatch.start(space)) {
            watch.look();
            assertThat(watch.full()).isNotDone();

            free.set(DiskSpace.TO_GO_ON - 1);

            assertThat(watch.full().get(1, TimeUnit.MINUTES))
                    .isEqualTo(
                            "The disk is full: only 99 MB are free in data; free some space and run the command again.");
        }
    }

    @Test
    void lessThanAGigabyteIsNotEnoughToStart() {
        space.requireEnoughToStart();
        free.set(DiskSpace.TO_START - 1);

        assertThatThrownBy(space::requireEnoughToStart)
                .hasMessage("Only 999 MB are free in data and Darkroom starts with 1 GB or more; free some space or"
                        + " choose another --data-dir.")
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.code()).isEqualTo(ExitCode.INFRASTRUCTURE));
    }
}
