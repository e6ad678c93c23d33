package io.darkroom.app;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.local.EmbeddedParts;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.disk.DataDir;
import io.darkroom.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Broker and registry for tests, in this JVM, on a data folder that commands can attach to. One thread. */
public record Broker(DarkroomConfig config, DataDir dir, EmbeddedParts parts) implements AutoCloseable {

    public static Broker on(Path dataDir) {
        DarkroomConfig config = new ConfigLoader(dataDir, Map.of())
                .load(Optional.empty(), new Overrides().put("data-dir", dataDir, "--data-dir"));
        DataDir dir = DataDir.lock(config, "test");
        return new Broker(config, dir, EmbeddedParts.start(config, dir, SandboxSettings.Ports.ANY));
    }

    public Installation installation() {
        return parts.installation();
    }

    /** Flags that lead commands here as to a cluster. */
    public String flags() {
        return "--bootstrap-servers %s --schema-registry %s"
                .formatted(installation().bootstrapServers(), installation().registry());
    }

    @Override
    public void close() {
        parts.close();
        dir.close();
    }
}
