package io.darkroom.app.upgrade;

import io.darkroom.app.DarkroomProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The darkroom command as some commit has it. Any thread.
 *
 * @param jar with its libraries in {@code lib} beside it
 */
record Build(Path jar) {

    /** Starts a command in this folder; the name is that of the instance. */
    DarkroomProcess start(Path folder, String instance, String line) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toAbsolutePath().toString()));
        command.addAll(List.of(line.split(" ")));
        return DarkroomProcess.of(folder, command, Map.of("DARKROOM_INSTANCE_ID", instance));
    }

    /** What its stores are written in. */
    StoreForms forms() throws IOException {
        return StoreForms.in(jar.resolveSibling("lib"));
    }
}
