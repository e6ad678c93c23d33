package io.darkroom.app.deploy;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files of this repository. Any thread. */
public final class Repository {
    private Repository() {}

    /** A path below the root of the repository, wherever the test runs. */
    public static Path file(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docker-compose.yml"))) {
                return folder.resolve(path);
            }
        }
        throw new IllegalStateException("no folder above this one has docker-compose.yml");
    }
}
