package io.darkroom.benchmarks.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one run, deleted afterwards unless it shall be looked at. One owner. */
public final class Scratch implements AutoCloseable {
    private final Path folder;
    private final boolean keep;

    private Scratch(Path folder, boolean keep) {
        this.folder = folder;
        this.keep = keep;
    }

    /** Makes it among the temporary files. */
    public static Scratch make(boolean keep) {
        try {
            return new Scratch(Files.createTempDirectory("darkroom-benchmark-"), keep);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    /** A path in it. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        if (keep) {
            System.err.println("kept: " + folder);
            return;
        }
        try {
            delete(folder);
        } catch (UncheckedIOException e) {
            System.err.println("left behind: " + folder + " (" + e.getMessage() + ")");
        }
    }

    /** Deletes a folder and all in it. */
    public static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
