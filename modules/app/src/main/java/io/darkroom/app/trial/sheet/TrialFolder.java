package io.darkroom.app.trial.sheet;

import io.darkroom.app.exit.UserError;
import io.darkroom.app.trial.draw.Trial;
import io.darkroom.app.wording.FileTrouble;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/** What a trial leaves: pictures, a line for each in {@code trial.jsonl}, the contact sheet. Never that of another trial. One thread. */
public final class TrialFolder implements Closeable {
    private static final int MOST = 10_000;

    private final Path path;
    private final Writer lines;

    private TrialFolder(Path path) throws IOException {
        this.path = path;
        this.lines = Files.newBufferedWriter(
                path.resolve("trial.jsonl"), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }

    /**
     * Makes it.
     *
     * @param asked a new or an empty folder; empty for the next free one
     * @param template word for its name
     * @throws UserError when it cannot be made, or holds something
     */
    public static TrialFolder make(Optional<Path> asked, String template) {
        Path shown = asked.orElse(Path.of("."));
        try {
            return new TrialFolder(asked.isPresent() ? empty(asked.get()) : next(template));
        } catch (IOException e) {
            throw UserError.usage(
                    "%s cannot be used as folder of the trial: %s.".formatted(shown, FileTrouble.of(e)), e);
        }
    }

    private static Path empty(Path asked) throws IOException {
        Files.createDirectories(asked);
        try (Stream<Path> there = Files.list(asked)) {
            if (there.findAny().isPresent()) {
                throw UserError.usage("--out must be a new or an empty folder: %s holds something.".formatted(asked));
            }
        }
        return asked;
    }

    /** Two that are started at once get two. */
    private static Path next(String template) throws IOException {
        String name = template.replaceAll("[^A-Za-z0-9._-]+", "-");
        for (int number = 1; number <= MOST; number++) {
            Path path = Path.of("try-%s-%d".formatted(name, number));
            if (made(path)) {
                return path;
            }
        }
        throw new IOException("there are " + MOST + " trials of " + name);
    }

    private static boolean made(Path path) throws IOException {
        try {
            Files.createDirectory(path);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** The contact sheet. */
    public Path sheet() {
        return path.resolve("contact-sheet.html");
    }

    /** The lines. */
    public Path lines() {
        return path.resolve("trial.jsonl");
    }

    /** Adds the line of a candidate at once. */
    public void add(Trial trial) throws IOException {
        lines.write(TrialLine.of(trial) + "\n");
        lines.flush();
    }

    /** Writes the contact sheet; an earlier one of this trial is replaced when the new one is whole. */
    public void write(ContactSheet sheet) throws IOException {
        Path part = path.resolve(".contact-sheet.part");
        try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            sheet.write(out);
        }
        Files.move(part, sheet(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw UserError.infrastructure("%s cannot be written: %s.".formatted(lines(), FileTrouble.of(e)), e);
        }
    }
}
