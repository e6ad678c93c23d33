package io.darkroom.app.promise.process;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A small file system of its own as data folder of a process, in a mount name space that only this process has. One thread.
 *
 * @param dir the data folder
 * @param options of tmpfs
 */
record SmallDisk(Path dir, String options) {

    static SmallDisk at(Path dir, String options) throws IOException {
        return new SmallDisk(Files.createDirectories(dir), options);
    }

    /** Whether this machine lets us. */
    boolean canBeMade() throws IOException, InterruptedException {
        return new ProcessBuilder(mounted("true")).start().waitFor() == 0;
    }

    /** Starts {@code darkroom serve} on it. */
    DarkroomProcess serve(Path folder, String instance) throws IOException {
        String command = "%s -XX:TieredStopAtLevel=1 -cp %s %s serve --data-dir %s"
                .formatted(
                        ProcessHandle.current().info().command().orElse("java"),
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        dir);
        return DarkroomProcess.of(folder, mounted(command), Map.of("DARKROOM_INSTANCE_ID", instance));
    }

    /** The folder as this process has it. */
    Path seenFrom(DarkroomProcess process) {
        return Path.of("/proc", Long.toString(process.pid()), "root")
                .resolve(Path.of("/").relativize(dir));
    }

    private List<String> mounted(String command) {
        return List.of(
                "unshare",
                "-Urm",
                "sh",
                "-c",
                "mount -t tmpfs -o " + options + " tmpfs " + dir + " && exec " + command);
    }
}
