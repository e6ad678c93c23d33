package io.darkroom.app.command.flag;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.log.LogOutput;
import io.darkroom.app.price.VendorPrices;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags of every command that reads the configuration. One thread. */
public final class ConfigFlags {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file; default: darkroom.yaml in this folder, if there is one.")
    private @Nullable Path file;

    @Option(names = "--data-dir", paramLabel = "DIR", description = "Folder for state; default: .darkroom")
    private @Nullable Path dataDir;

    @Option(
            names = {"-v", "--verbose"},
            description = "Print the log, with stack traces, on standard error.")
    private boolean verbose;

    private Supplier<ConfigLoader> loader = ConfigLoader::ofProcess;

    /** Loads and validates the configuration with the given flags on top. */
    public DarkroomConfig load(SettingFlags... flags) {
        return loader.get().load(Optional.ofNullable(file), overrides(flags));
    }

    /**
     * The same with prices that a vendor tells.
     *
     * @param notes gets one sentence when a price was asked for and not told
     */
    public DarkroomConfig priced(DarkroomConfig config, Consumer<String> notes) {
        return loader.get().with(config, VendorPrices.of(config, notes));
    }

    /** Takes folder and environment from elsewhere than this process. */
    public void readFrom(ConfigLoader other) {
        loader = () -> other;
    }

    private Overrides overrides(SettingFlags... flags) {
        if (verbose) {
            LogOutput.verbose();
        }
        Overrides overrides = new Overrides().put("data-dir", dataDir, "--data-dir");
        for (SettingFlags each : flags) {
            each.addTo(overrides);
        }
        return overrides;
    }
}
