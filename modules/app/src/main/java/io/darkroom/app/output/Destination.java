package io.darkroom.app.output;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.wording.FileTrouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where result lines go: a file, or {@code -}, which is standard output. For the latter they are gathered in a temporary
 * file, since rows do not end in their order, and printed at the end. One thread.
 */
public final class Destination implements AutoCloseable {
    private static final Path STANDARD = Path.of("-");

    private final Path file;
    private final Optional<Path> temporary;

    private Destination(Path file, Optional<Path> temporary) {
        this.file = file;
        this.temporary = temporary;
    }

    /** The file, or standard output for {@code -}. */
    public static Destination of(Path asked) {
        if (!standard(requireFile(asked))) {
            return new Destination(asked, Optional.empty());
        }
        try {
            Path folder = Files.createTempDirectory("darkroom-lines");
            return new Destination(folder.resolve("lines.jsonl"), Optional.of(folder));
        } catch (IOException e) {
            throw UserError.infrastructure(
                    "Lines for standard output cannot be gathered in a temporary file: " + FileTrouble.of(e) + ".", e);
        }
    }

    /** Refuses a folder. */
    public static Path requireFile(Path asked) {
        if (Files.isDirectory(asked)) {
            throw UserError.usage("--out must be a file, " + asked + " is a folder.");
        }
        return asked;
    }

    /** Whether a name means standard output. */
    public static boolean standard(Path asked) {
        return asked.equals(STANDARD);
    }

    /** Where lines are written. */
    public Path file() {
        return file;
    }

    /** Whether standard output belongs to the lines: whatever else there is to say goes to standard error. */
    public boolean standard() {
        return temporary.isPresent();
    }

    /** What people read. */
    public String name() {
        return standard() ? "standard output" : file.toString();
    }

    /** The folder beside which other results are left. */
    public Path folder() {
        return standard()
                ? Path.of("").toAbsolutePath()
                : file.toAbsolutePath().resolveSibling("").normalize();
    }

    /**
     * Prints the lines where they go to standard output.
     *
     * @param lines the file that has them
     */
    public void print(Path lines, PrintWriter out) throws IOException {
        if (standard() && Files.exists(lines)) {
            try (Reader text = Files.newBufferedReader(lines)) {
                text.transferTo(out);
            }
            out.flush();
        }
    }

    @Override
    public void close() {
        temporary.ifPresent(folder -> {
            try (var files = Files.list(folder)) {
                for (Path each : files.toList()) {
                    Files.delete(each);
                }
                Files.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
