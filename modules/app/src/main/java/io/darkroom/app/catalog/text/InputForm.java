package io.darkroom.app.catalog.text;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How the rows of a file are written. Any thread. */
public enum InputForm {
    /** A header and rows. */
    CSV,
    /** One JSON object a line: events in the JSON notation of the contract. */
    JSONL,
    /** One JSON list of everything, which cannot be read line by line. */
    JSON_LIST;

    /** By the end of the name before a .gz; empty when it says nothing. A file of JSON that begins as a list is one. */
    public static Optional<InputForm> named(Path file) {
        String name =
                String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return Optional.of(CSV);
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return Optional.of(JSONL);
        }
        return name.endsWith(".json") ? Optional.of(of(file) == JSON_LIST ? JSON_LIST : JSONL) : Optional.empty();
    }

    /** By the first character that is no space; what cannot be read at all is left to those who read it. */
    public static InputForm of(Path file) {
        if (!Files.isRegularFile(file)) {
            return CSV;
        }
        try (Reader text = StrictText.of(file, Optional.empty())) {
            int first = text.read();
            while (first >= 0 && Character.isWhitespace(first)) {
                first = text.read();
            }
            return switch (first) {
                case '{' -> JSONL;
                case '[' -> JSON_LIST;
                default -> CSV;
            };
        } catch (IOException e) {
            return CSV;
        }
    }
}
