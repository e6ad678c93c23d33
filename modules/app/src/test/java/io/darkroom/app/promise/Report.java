package io.darkroom.app.promise;

import io.darkroom.app.promise.evidence.Evidence;
import io.darkroom.app.promise.guarantee.Counts;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A table of what was counted, one row for each scenario, below {@code target}. Several processes may write. */
public final class Report {
    private static final String HEAD = """
            | scenario | orders | calls | billed | repeats | flagged | failed | lost | doubled | most at once | seconds |
            |---|---|---|---|---|---|---|---|---|---|---|
            """;

    private final Path file;

    private Report(Path file) {
        this.file = file;
    }

    /** Goes on with the file that is there. */
    static Report ofThisBuild() {
        return named("guarantees.md");
    }

    /** Another table, in the same way. */
    public static Report named(String name) {
        return new Report(Path.of("target", name));
    }

    public void add(String scenario, Evidence evidence, long seconds) throws IOException {
        begin();
        Files.writeString(file, row(scenario, evidence, seconds), StandardOpenOption.APPEND);
    }

    private void begin() throws IOException {
        Files.createDirectories(file.getParent());
        try {
            Files.writeString(file, HEAD, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            // Another scenario did.
        }
    }

    private static String row(String scenario, Evidence evidence, long seconds) {
        Counts counts = Counts.of(evidence);
        return "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d |%n"
                .formatted(
                        scenario,
                        evidence.orders().size(),
                        evidence.visits().size(),
                        counts.billed(),
                        counts.repeats(),
                        counts.flagged(),
                        counts.failed(),
                        counts.lost(),
                        counts.doubled(),
                        counts.mostAtOnce(),
                        seconds);
    }
}
