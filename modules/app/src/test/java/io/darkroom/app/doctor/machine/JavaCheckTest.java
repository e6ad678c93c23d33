package io.darkroom.app.doctor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaCheckTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "-XX:AOTCache=/opt/darkroom/archive, starts from a class-data archive",
        "-XX:SharedArchiveFile=/opt/darkroom/archive, starts from a class-data archive",
        "-XX:AOTCache=/opt/darkroom/other, was given a class-data archive that does not fit",
        "-XX:AOTCacheOutput=/tmp/new, starts without a class-data archive"
    })
    void whetherItWasTakenIsSeenInTheMemory(String flag, String said) throws IOException {
        Path mapped = Files.writeString(folder.resolve("maps"), "7f00 r--p /opt/darkroom/archive\n");

        assertThat(look(flag, mapped)).contains("Java " + Runtime.version(), said);
    }

    @ParameterizedTest
    @CsvSource({"-XX:AOTCache=/opt/darkroom/archive"})
    void whereNothingTellsOfTheMemoryWhatWasGivenCounts(String flag) {
        assertThat(look(flag, folder.resolve("none"))).contains("starts from a class-data archive");
    }

    private static String look(String flag, Path mapped) {
        return new JavaCheck(List.of("-Xmx1g", flag), mapped).look().getFirst().text();
    }
}
