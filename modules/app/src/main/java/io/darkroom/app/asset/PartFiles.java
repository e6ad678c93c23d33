package io.darkroom.app.asset;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Files of pictures on their way into a store. Any thread that may block. */
public final class PartFiles {
    private static final String PART = ".part";
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final Path folder;
    private final AtomicBoolean swept = new AtomicBoolean();

    public PartFiles(Path folder) {
        this.folder = folder;
    }

    /** A name that nobody else has, in the folder; nothing is there yet. */
    public Path next() throws IOException {
        Files.createDirectories(folder);
        sweep();
        return folder.resolve("." + UUID.randomUUID() + PART);
    }

    /** Once, takes away what processes left behind that were killed while they wrote. */
    private void sweep() throws IOException {
        if (swept.getAndSet(true)) {
            return;
        }
        Instant old = Instant.now().minus(LEFT_BEHIND);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*" + PART)) {
            for (Path part : parts) {
                removeWhenOlder(part, old);
            }
        }
    }

    private static void removeWhenOlder(Path part, Instant old) throws IOException {
        try {
            if (Files.getLastModifiedTime(part).toInstant().isBefore(old)) {
                Files.deleteIfExists(part);
            }
        } catch (NoSuchFileException e) {
            // Whoever wrote it has finished meanwhile.
        }
    }
}
