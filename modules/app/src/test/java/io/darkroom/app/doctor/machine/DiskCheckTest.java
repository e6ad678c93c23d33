package io.darkroom.app.doctor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.doctor.check.Finding;
import io.darkroom.app.doctor.check.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCheckTest {
    @TempDir
    Path folder;

    @Test
    void aFolderThatIsNotThereYetIsNotMade() {
        Finding found = check(folder.resolve("state/sandbox")).look().getFirst();

        assertThat(found.text()).contains("are free in " + folder.resolve("state/sandbox"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileInItsPlaceIsAFault() throws IOException {
        Path file = Files.writeString(folder.resolve("state"), "");

        assertThat(check(file.resolve("sandbox")).look())
                .containsExactly(
                        Finding.fault("The folder %s cannot be written: %s is a file; choose another --data-dir."
                                .formatted(file.resolve("sandbox"), file)));
    }

    @Test
    void littleRoomIsAWarningAndTooLittleAFault() {
        DiskCheck check = check(folder);

        assertThat(check.room(900_000_000)).satisfies(found -> {
            assertThat(found.verdict()).isEqualTo(Verdict.FAULT);
            assertThat(found.text()).startsWith("900 MB are free in ").contains("another --data-dir");
        });
        assertThat(check.room(2_000_000_000).verdict()).isEqualTo(Verdict.WARNING);
        assertThat(check.room(20_000_000_000L).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void littleRoomForPicturesKeepsNothingFromStarting() {
        DiskCheck check = DiskCheck.ofPictures(folder);

        assertThat(check.room(900_000_000)).satisfies(found -> {
            assertThat(found.verdict()).isEqualTo(Verdict.WARNING);
            assertThat(found.text())
                    .startsWith("900 MB are free in ")
                    .contains("another assets.dir")
                    .doesNotContain("starts");
        });
        assertThat(check.room(20_000_000_000L).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void aFolderThatTakesNoPictureIsAFault() {
        assertThat(DiskCheck.ofPictures(folder).room(49_000_000)).satisfies(found -> {
            assertThat(found.verdict()).isEqualTo(Verdict.FAULT);
            assertThat(found.text())
                    .contains("no picture is stored with less than 50 MB")
                    .endsWith("choose another assets.dir.");
        });
    }

    private static DiskCheck check(Path folder) {
        return DiskCheck.ofState(folder);
    }
}
