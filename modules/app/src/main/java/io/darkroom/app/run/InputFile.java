package io.darkroom.app.run;

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
record InputFile(Path path, String name, boolean temporary) implements AutoCloseable {
    private static final Path STANDARD_INPUT = Path.of("-");

    /** The file as named on the command line; {@code -} is standard input. */
    static InputFile of(Path file, InputStream standardInput) {
        if (!named(file)) {
            return spooled(standardInput, "Standard input");
        }
        return pipe(file) ? spooled(file) : new InputFile(file, file.toString(), false);
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

    /** False for what is empty or no file. */
    boolean holdsAnything() {
        try {
            return Files.isRegularFile(path) && Files.size(path) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** False for standard input. */
    static boolean named(Path file) {
        return !file.equals(STANDARD_INPUT);
    }

    private static InputFile spooled(InputStream in, String name) {
        try {
            Path file = Files.createTempFile("darkroom-import", "");
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return new InputFile(file, name, true);
        } catch (IOException e) {
            throw UserError.infrastructure(name + " cannot be kept in a temporary file: " + FileTrouble.of(e) + ".", e);
        }
    }

    /** A sentence about the path as one about the name. */
    String sentence(String aboutPath) {
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
