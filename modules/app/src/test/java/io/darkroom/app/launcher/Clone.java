package io.darkroom.app.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A clone that was built, with a JDK that only notes how it was called: it makes the archive that it is told to make, or
 * fails. One thread.
 */
record Clone(Path root) {
    private static final String JAVA = """
            #!/bin/sh
            printf '%s\\n' "$*" >>"$(dirname "$0")/../calls"
            case $* in *Rehearsal*) env >"$(dirname "$0")/../environment" ;; esac
            [ ! -e "$(dirname "$0")/../broken" ] || exit 1
            for word in "$@"; do
                case $word in -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*) sleep 0.3; : >"${word#*=}" ;; esac
            done
            """;

    /** Makes one below a folder whose name has a blank. */
    static Clone below(Path folder, int javaVersion) throws IOException {
        Path root = Files.createDirectories(folder.resolve("a clone"));
        Files.createDirectories(root.resolve("bin"));
        for (String name : List.of("darkroom", "launch.sh", "archive.sh")) {
            Files.copy(bin().resolve(name), root.resolve("bin").resolve(name));
        }
        Clone clone = new Clone(root);
        clone.script("bin/find-jdk", "#!/bin/sh\necho %d \"%s\"\n".formatted(javaVersion, clone.jdk()));
        clone.script("jdk/bin/java", JAVA);
        clone.release("1");
        Files.createDirectories(clone.jar().getParent());
        Files.writeString(clone.jar(), "");
        Files.createDirectories(root.resolve("target/launcher"));
        Files.writeString(root.resolve("target/launcher/app.stamp"), "");
        return clone;
    }

    /** Makes a release below a folder whose name has a blank: what a clone has, without anything to build. */
    static Clone released(Path folder, int javaVersion) throws IOException {
        Clone clone = below(folder, javaVersion);
        Files.move(clone.jar(), clone.root.resolve("darkroom.jar"));
        Files.delete(clone.root.resolve("target/launcher/app.stamp"));
        Files.delete(clone.root.resolve("target/launcher"));
        Files.delete(clone.root.resolve("target"));
        return clone;
    }

    /** Another update of the JDK. */
    void release(String version) throws IOException {
        Files.writeString(jdk().resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    /** The JDK fails from now on. */
    void breakJdk() throws IOException {
        Files.writeString(jdk().resolve("broken"), "");
    }

    /** As a build leaves it. */
    void rebuild() throws IOException {
        Files.setLastModifiedTime(jar(), FileTime.from(Instant.now().plusSeconds(60)));
    }

    /** Nobody can make anything in the folder of the launcher. */
    void closeLauncherFolder() throws IOException {
        Files.setPosixFilePermissions(launcher(), PosixFilePermissions.fromString("r-xr-xr-x"));
    }

    /** Nobody can make anything beside the command. */
    void closeRoot() throws IOException {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("r-xr-xr-x"));
    }

    /** Somebody can again. */
    void openRoot() throws IOException {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Starts a command. */
    Process launch(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("bin/darkroom").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.appendTo(notes().toFile()));
        builder.environment().remove("DARKROOM_ARCHIVE");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs a command to its end. */
    int run(String... arguments) throws IOException, InterruptedException {
        return ended(launch(Map.of(), arguments));
    }

    static int ended(Process process) throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the launcher hangs");
        }
        return process.exitValue();
    }

    /** What the JDK was called with, one line each, and forgets it. */
    List<String> calls() throws IOException {
        Path calls = jdk().resolve("calls");
        List<String> lines = Files.exists(calls) ? Files.readAllLines(calls) : List.of();
        Files.deleteIfExists(calls);
        return lines;
    }

    /** Variables that the rehearsal saw. */
    List<String> environmentOfRehearsal() throws IOException {
        return Files.readAllLines(jdk().resolve("environment"));
    }

    /** What was said on standard error. */
    String said() throws IOException {
        return Files.readString(notes());
    }

    /** The archive of this name that is there first. */
    Path archive(String name) throws IOException {
        return archives().stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    /** Folders with archives, one for each JDK. */
    List<Path> archives() throws IOException {
        if (!Files.exists(launcher().resolve("archive"))) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(launcher().resolve("archive"))) {
            return folders.toList();
        }
    }

    private Path launcher() {
        return root.resolve(Files.exists(root.resolve("darkroom.jar")) ? "launcher" : "target/launcher");
    }

    private Path jar() {
        return root.resolve("modules/app/target/darkroom.jar");
    }

    private Path jdk() {
        return root.resolve("jdk");
    }

    private Path notes() {
        return root.resolve("stderr");
    }

    private void script(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The folder of this repository's commands, wherever the test runs. */
    private static Path bin() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("bin/launch.sh"))) {
                return folder.resolve("bin");
            }
        }
        throw new IllegalStateException("no folder above this one has bin/launch.sh");
    }
}
