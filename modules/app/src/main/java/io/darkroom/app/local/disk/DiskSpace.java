package io.darkroom.app.local.disk;

import io.darkroom.app.exit.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Free space below a folder: enough to start with, and enough to go on. Any thread.
 *
 * @param folder exists
 * @param usable free bytes now
 */
public record DiskSpace(Path folder, LongSupplier usable) {
    /** Least free bytes to start with. */
    public static final long TO_START = 1_000_000_000;

    /** Least free bytes to go on; below it the broker would soon stop in the middle of a write. */
    public static final long TO_GO_ON = 100_000_000;

    /** The free space of an existing folder. */
    public static DiskSpace of(Path folder) {
        return new DiskSpace(folder, () -> {
            try {
                return Files.getFileStore(folder).getUsableSpace();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Refuses to start on a disk that is nearly full. */
    public void requireEnoughToStart() {
        long free = usable.getAsLong();
        if (free < TO_START) {
            throw UserError.infrastructure(
                    "Only %s are free in %s and Darkroom starts with 1 GB or more; free some space or choose another --data-dir."
                            .formatted(text(free), folder));
        }
    }

    /** Whether there is enough to go on. */
    public boolean goesOn() {
        return usable.getAsLong() >= TO_GO_ON;
    }

    /** Bytes as people read them. */
    public static String text(long bytes) {
        return bytes >= 1_000_000_000 ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9) : bytes / 1_000_000 + " MB";
    }
}
