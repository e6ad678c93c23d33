package io.darkroom.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.local.disk.DataDir;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    @TempDir
    Path folder;

    @Test
    void knowsTheProcessThatItAttachedToAndIsGoneWhenThatHasLeft() {
        DarkroomConfig config = config();
        DataDir owner = DataDir.lock(config, "run");
        owner.publish("127.0.0.1:1", URI.create("http://127.0.0.1:1"));

        try (Access access = Access.open(config, "top")) {
            assertThat(access.gone()).isFalse();
            assertThat(access.host())
                    .hasValueSatisfying(host -> assertThat(host.draws()).isTrue());
            assertThat(farewell(access)).isEmpty();

            owner.close();

            assertThat(access.gone()).isTrue();
            assertThat(farewell(access)).contains("has ended; nothing is left to look at.");
        }
    }

    private static String farewell(Access access) {
        StringWriter said = new StringWriter();
        access.farewell(new PrintWriter(said, true));
        return said.toString();
    }

    private DarkroomConfig config() {
        return new ConfigLoader(folder, Map.of())
                .load(
                        Optional.empty(),
                        new Overrides()
                                .put("data-dir", folder.resolve("data"), "--data-dir")
                                .put("provider", "sandbox", "--provider"));
    }
}
