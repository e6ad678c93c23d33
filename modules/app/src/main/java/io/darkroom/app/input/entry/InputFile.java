package io.darkroom.app.input.entry;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.wording.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file that a command reads, or standard input, which is read to its end into a temporary file first: nothing is
 * published before everything was looked at. One thread.
 *
 * @param path where the rows are
 * @param name what the user calls it
 * @param temporary whether it goes when the command ends
 */
public record InputFile(Path path, String name, boolean temporary) implements AutoCloseable {
    private static final Path STANDARD_INPUT = Path.of("-");

    /** The file as named on the command line; {@code -} is standard input. */
    public static InputFile of(Path file, InputStream standardInput) {
        if (standard(file)) {
            return spooled(standardInput, "Standard input");
        }
        return pipe(file) ? spooled(file) : new InputFile(file, file.toString(), false);
    }

    /** Whether a name means standard input. */
    public static boolean standard(Path file) {
        return file.equals(STANDARD_INPUT);
    }

    /** What can be read once only, such as what {@code <(command)} stands for in a shell. */
    private static boolean pipe(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    private static InputFile spooled(Path pipe) {
        try (InputStream in = Files.newInputStream(pipe)) {
            return spooled(in, pipe.toString());
        } catch (IOException e) {
            throw UserError.usage(pipe + " cannot be read: " + FileTrouble.of(e) + ".", e);
        }
    }

    private static InputFile spooled(InputStream in, String name) {
        InputFile spool = new InputFile(temporaryFile(name), name, true);
        try {
            Files.copy(in, spool.path, StandardCopyOption.REPLACE_EXISTING);
            return spool;
        } catch (IOException e) {
            spool.close();
            throw unkept(name, e);
        }
    }

    private static Path temporaryFile(String name) {
        try {
            Path file = Files.createTempFile("darkroom-input", "");
            // Ctrl-C may come while the command still reads.
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw unkept(name, e);
        }
    }

    private static UserError unkept(String name, IOException e) {
        return UserError.infrastructure(
                "%s cannot be kept in a temporary file in %s: %s; JAVA_OPTS=-Djava.io.tmpdir=DIR chooses another folder."
                        .formatted(name, System.getProperty("java.io.tmpdir"), FileTrouble.of(e)),
                e);
    }

    /** False for what is empty or no file. */
    public boolean holdsAnything() {
        try {
            return Files.isRegularFile(path) && Files.size(path) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** A sentence about the path as one about the name. */
    public String sentence(String aboutPath) {
        return aboutPath.replace(path.toString(), name);
    }

    @Override
    public void close() {
        if (temporary) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
