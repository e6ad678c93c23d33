package io.darkroom.app.output;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.wording.FileTrouble;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where result lines go: a file, something that is no regular file (a pipe, {@code /dev/null}), or {@code -}, which is standard
 * output. For the latter two they are gathered in a temporary file, since rows do not end in their order and nothing can be kept
 * beside them, and printed at the end. One thread.
 */
public final class Destination implements AutoCloseable {
    private static final Path STANDARD = Path.of("-");

    private final Path asked;
    private final Path file;
    private final Optional<Path> temporary;

    private Destination(Path asked, Path file, Optional<Path> temporary) {
        this.asked = asked;
        this.file = file;
        this.temporary = temporary;
    }

    /** What was asked for. */
    public static Destination of(Path asked) {
        if (regular(requireFile(asked))) {
            return new Destination(asked, asked, Optional.empty());
        }
        try {
            Path folder = Files.createTempDirectory("darkroom-lines");
            return new Destination(asked, folder.resolve("lines.jsonl"), Optional.of(folder));
        } catch (IOException e) {
            throw UserError.infrastructure(
                    "Lines for %s cannot be gathered in a temporary file: %s."
                            .formatted(name(asked), FileTrouble.of(e)),
                    e);
        }
    }

    /** Whether a name means a regular file, beside which others can be kept; one that is not there will be one. */
    public static boolean regular(Path asked) {
        return !standard(asked) && (Files.notExists(asked) || Files.isRegularFile(asked));
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
        return standard(asked);
    }

    /** Whether lines are gathered elsewhere until the end. */
    public boolean gathered() {
        return temporary.isPresent();
    }

    /** What people read. */
    public String name() {
        return name(asked);
    }

    private static String name(Path asked) {
        return standard(asked) ? "standard output" : asked.toString();
    }

    /** The folder beside which other results are left. */
    public Path folder() {
        return gathered()
                ? Path.of("").toAbsolutePath()
                : file.toAbsolutePath().resolveSibling("").normalize();
    }

    /**
     * Prints the lines where they were gathered.
     *
     * @param lines the file that has them
     * @param out standard output
     */
    public void print(Path lines, PrintWriter out) throws IOException {
        if (!gathered() || !Files.exists(lines)) {
            return;
        }
        if (standard()) {
            try (Reader text = Files.newBufferedReader(lines)) {
                text.transferTo(out);
            }
            out.flush();
        } else {
            try (OutputStream to = Files.newOutputStream(asked, StandardOpenOption.WRITE)) {
                Files.copy(lines, to);
            }
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
