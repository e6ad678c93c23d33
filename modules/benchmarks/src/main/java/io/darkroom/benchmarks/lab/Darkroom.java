package io.darkroom.benchmarks.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code bin/darkroom} as users start it. Any thread. */
public final class Darkroom {
    private Darkroom() {}

    /**
     * Starts it.
     *
     * @param jvmOptions further options of its JVM
     * @param arguments subcommand and flags
     */
    public static Program start(Scratch scratch, List<String> jvmOptions, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(launcher().toString()));
        command.addAll(arguments);
        return Program.start(command, Map.of("JAVA_OPTS", String.join(" ", jvmOptions)), scratch, "darkroom.log");
    }

    /** Builds it when a source is newer, so that no measurement waits for that. */
    public static void build() {
        try (Scratch scratch = Scratch.make(false);
                Program version = start(scratch, List.of(), List.of("--version"))) {
            version.awaitSuccess();
        }
    }

    private static Path launcher() {
        return Path.of(System.getProperty("darkroom.root", "."), "bin", "darkroom");
    }
}
