package io.darkroom.app.local.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenFilesTest {

    @Test
    void moreCallsThanTheSystemHasConnectionsForAreSaid() {
        assertThat(OpenFiles.tooFew(1024, Map.of("pixelmuse", 20, "creativeai", 600)))
                .hasValueSatisfying(said -> assertThat(said)
                        .startsWith(
                                "providers.creativeai.max-in-flight 600, providers.pixelmuse.max-in-flight 20: up to 1120 open files")
                        .contains("may have 1024"));
    }

    @Test
    void aLimitThatIsEnoughIsPassedOver() {
        assertThat(OpenFiles.tooFew(1024, Map.of("creativeai", 524))).isEmpty();
    }
}
