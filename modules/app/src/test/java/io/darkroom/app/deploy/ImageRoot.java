package io.darkroom.app.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The file system of the image without an engine: what the Dockerfile's final stage copies and makes, in a folder that
 * becomes the read-only root of a process in a mount name space of its own. This machine's libraries and JDK stand in for
 * the base image. As root it switches to the image's user, else to the same numbers in a user name space. One thread.
 *
 * @param folder the root
 * @param state the folder that is mounted as the image's volume, the only one on disk that can be written
 */
record ImageRoot(Dockerfile dockerfile, Path folder, Path state) {
    /** Arguments: root, state, volume, user, group; then the command. */
    private static final String ENTER = """
            set -e
            root=$1 state=$2 volume=$3 user=$4 group=$5
            shift 5
            mount --bind "$root" "$root"
            for dir in bin sbin lib lib32 lib64 libx32; do
                if [ -L /$dir ]; then ln -s "$(readlink /$dir)" "$root/$dir"
                elif [ -d /$dir ]; then mkdir "$root/$dir"; mount --rbind /$dir "$root/$dir"; fi
            done
            for dir in usr etc proc dev "${JAVA_HOME#/}"; do
                if [ ! -e "$root/$dir/." ]; then mkdir -p "$root/$dir"; mount --rbind "/$dir" "$root/$dir"; fi
            done
            mount -t tmpfs -o mode=1777,size=256m tmpfs "$root/tmp"
            mount --bind "$state" "$root$volume"
            mount -o remount,bind,ro "$root"
            if [ -n "$AS_ROOT" ]; then
                chown "$user:$group" "$root$volume"
                exec chroot "$root" setpriv --reuid "$user" --regid "$group" --clear-groups --no-new-privs "$@"
            fi
            exec chroot "$root" setpriv --ambient-caps=-all --inh-caps=-all --no-new-privs "$@"
            """;

    /** Assembles it below a folder. */
    static ImageRoot assemble(Path below, Dockerfile dockerfile) throws IOException {
        Path root = Files.createDirectories(below.resolve("root"));
        for (Map.Entry<Path, String> copy : dockerfile.copies().entrySet()) {
            copy(copy.getKey(), target(root, copy.getKey(), copy.getValue()));
        }
        Files.createDirectories(root.resolve("tmp"));
        Files.createDirectories(inside(root, dockerfile.last("VOLUME")));
        return new ImageRoot(dockerfile, root, Files.createDirectories(below.resolve("state")));
    }

    /** Whether this machine lets us have mounts of our own. */
    boolean possible() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(unshare());
        command.add("true");
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    /** The entry point of the image with arguments, as its user, with its environment and more. */
    Process start(Path out, Map<String, String> more, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(unshare());
        String[] user = user();
        String volume = dockerfile.last("VOLUME");
        command.addAll(
                List.of("sh", "-c", ENTER, "enter", folder.toString(), state.toString(), volume, user[0], user[1]));
        command.addAll(dockerfile.exec("ENTRYPOINT"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().clear();
        builder.environment().putAll(dockerfile.environment());
        builder.environment().putAll(more);
        String java = System.getProperty("java.home");
        builder.environment().put("JAVA_HOME", java);
        builder.environment().put("PATH", java + "/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        if (asRoot()) {
            builder.environment().put("AS_ROOT", "yes");
        }
        return builder.start();
    }

    static boolean asRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** Who is not root becomes the image's user in a name space of their own, where they may mount. */
    private List<String> unshare() {
        if (asRoot()) {
            return List.of("unshare", "--mount");
        }
        String[] user = user();
        return List.of(
                "unshare", "--user", "--map-user=" + user[0], "--map-group=" + user[1], "--keep-caps", "--mount");
    }

    private String[] user() {
        return dockerfile.last("USER").split(":", -1);
    }

    private static Path inside(Path root, String absolute) {
        return root.resolve(absolute.substring(1));
    }

    /** As COPY does: the content of a folder that the build stage made goes below the target, a file becomes the target. */
    private static Path target(Path root, Path from, String to) {
        boolean built = from.toString().contains("/target/");
        return built ? inside(root, to).resolve(from.getFileName().toString()) : inside(root, to);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(each, target);
                }
            }
        }
    }
}
