package io.darkroom.benchmarks.flag;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags of benchmarks that run {@code darkroom serve}. Main thread. */
public final class ServeFlags {
    @Option(names = "--config", paramLabel = "FILE", description = "Configuration file for darkroom serve.")
    private @Nullable Path config;

    @Option(
            names = "--recording",
            paramLabel = "FILE",
            description = "Flight recording of darkroom serve; its hot spots are printed. Costs some speed.")
    private @Nullable Path recording;

    @Option(
            names = "--java-opts",
            paramLabel = "OPTIONS",
            defaultValue = "",
            description = "Further options for the JVM of darkroom serve, as one argument.")
    private String javaOpts = "";

    public Optional<Path> config() {
        return Optional.ofNullable(config);
    }

    public Optional<Path> recording() {
        return Optional.ofNullable(recording);
    }

    /** Options of the JVM, the recording's among them. */
    public List<String> jvmOptions() {
        List<String> options = new ArrayList<>(
                javaOpts.isBlank() ? List.of() : List.of(javaOpts.strip().split("\\s+")));
        recording()
                .ifPresent(file -> options.addAll(List.of(
                        "-XX:StartFlightRecording=settings=profile,filename=" + file.toAbsolutePath(),
                        "-Xlog:jfr*=off")));
        return options;
    }
}
