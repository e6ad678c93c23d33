package io.darkroom.app.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.input.entry.Entries;
import io.darkroom.app.manifest.ErrorText;
import io.darkroom.app.output.Destination;
import io.darkroom.app.run.end.DiskFull;
import io.darkroom.contract.Violation;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes what an import refuses to a file that the user named: one JSON object a line with line, problems (field, rule,
 * value) and input, so that it can be mended and imported again. Without a file nothing. One thread.
 */
final class RefusedLines implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final Optional<Path> file;
    private final Optional<Writer> lines;

    private RefusedLines(Optional<Path> file, Optional<Writer> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Begins an empty file, where one is wanted; never the one that is imported. */
    static RefusedLines to(Optional<Path> file, Path imported) {
        return new RefusedLines(file, file.map(path -> begun(path, imported)));
    }

    private static Writer begun(Path file, Path imported) {
        try {
            if (Destination.standard(file)) {
                throw UserError.usage("--refused must be a file, was -: standard output says what was published.");
            }
            if (Files.isDirectory(file)) {
                throw UserError.usage("--refused must be a file, " + file + " is a folder.");
            }
            if (Files.exists(file) && Files.exists(imported) && Files.isSameFile(file, imported)) {
                throw UserError.usage("--refused must be another file than the imported " + imported + ".");
            }
            return Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /**
     * Adds the entry that was read last.
     *
     * @param errors the file's names of fields
     */
    void add(long line, List<Violation> problems, ErrorText errors, Entries entries) {
        if (lines.isPresent()) {
            try {
                write(lines.get(), line, problems, errors, entries);
            } catch (IOException e) {
                throw failed(file.orElseThrow(), e);
            }
        }
    }

    private static void write(Writer to, long line, List<Violation> problems, ErrorText errors, Entries entries)
            throws IOException {
        try (JsonGenerator json = JSON.createGenerator(to)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            json.writeStartObject();
            json.writeNumberField("line", line);
            json.writeArrayFieldStart("problems");
            for (Violation problem : problems) {
                json.writeStartObject();
                json.writeStringField("field", errors.column(problem.getField()));
                json.writeStringField("rule", problem.getRule());
                json.writeStringField("value", problem.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("input", entries.input());
            json.writeEndObject();
        }
        to.write('\n');
    }

    /**
     * Where all of them are, or how to get them.
     *
     * @param all how many there are
     * @param named how many were named
     */
    Optional<String> note(int all, int named) {
        return file.map(path -> "All of them, with what is wrong, are in " + path
                        + "; mend what stands in input and import that: jq -r .input " + path)
                .or(() -> all > named
                        ? Optional.of("--refused FILE writes all of them, with what is wrong, to be mended.")
                        : Optional.empty());
    }

    @Override
    public void close() {
        if (lines.isPresent()) {
            try {
                lines.get().close();
            } catch (IOException e) {
                throw failed(file.orElseThrow(), e);
            }
        }
    }

    private static UserError failed(Path file, IOException e) {
        return UserError.infrastructure(DiskFull.writing(e, file), e);
    }
}
