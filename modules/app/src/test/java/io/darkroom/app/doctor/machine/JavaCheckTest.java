package io.darkroom.app.doctor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaCheckTest {
    @ParameterizedTest
    @CsvSource({
        "-XX:AOTCache=/opt/darkroom/archive, from a class-data archive",
        "-XX:SharedArchiveFile=/tmp/whole, from a class-data archive",
        "-XX:AOTCacheOutput=/tmp/new, without a class-data archive"
    })
    void theArchiveIsNamed(String flag, String said) {
        assertThat(new JavaCheck(List.of("-Xmx1g", flag)).look().getFirst().text())
                .contains("Java " + Runtime.version(), said);
    }
}
