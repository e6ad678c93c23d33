package io.darkroom.benchmarks.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags of benchmarks that run {@code darkroom serve}. Main thread. */
final class ServeFlags {
    @Option(names = "--config", paramLabel = "FILE", description = "Configuration file for darkroom serve.")
    private @Nullable Path config;

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            description = "Flight recording of darkroom serve; its hot spots are printed. Costs some speed.")
    private @Nullable Path recording;

    Optional<Path> config() {
        return Optional.ofNullable(config);
    }

    Optional<Path> recording() {
        return Optional.ofNullable(recording);
    }
}
