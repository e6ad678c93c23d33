package io.darkroom.app.catalog.text;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Optional;

/** The lines of a JSON Lines file that hold anything. Memory stays flat however long a line is. One thread. */
public final class JsonLines implements Closeable {
    /** Most characters of a line; an event of 256 KiB stays below, also with every character escaped. */
    public static final int LONGEST = 2 << 20;

    private final BufferedReader text;
    private long line;

    /**
     * A line.
     *
     * @param number from 1
     * @param text empty when the line is longer than {@link #LONGEST}
     */
    public record Line(long number, Optional<String> text) {}

    private JsonLines(BufferedReader text) {
        this.text = text;
    }

    /** Opens a file in the encodings that catalog files may have. */
    @SuppressWarnings("MustBeClosedChecker")
    public static JsonLines of(Path file) throws IOException {
        return new JsonLines(new BufferedReader(StrictText.of(file, Optional.empty())));
    }

    /** A whole file as one text; empty when it has more than {@link #LONGEST} characters. */
    public static Optional<String> whole(Path file) throws IOException {
        try (Reader text = StrictText.of(file, Optional.empty())) {
            StringBuilder all = new StringBuilder();
            char[] part = new char[8192];
            for (int n = text.read(part); n >= 0 && all.length() <= LONGEST; n = text.read(part)) {
                all.append(part, 0, n);
            }
            return all.length() > LONGEST ? Optional.empty() : Optional.of(all.toString());
        }
    }

    /** The next line that is not blank; empty at the end. */
    public Optional<Line> next() throws IOException {
        for (Optional<Line> read = read(); read.isPresent(); read = read()) {
            if (!read.get().text().map(String::isBlank).orElse(false)) {
                return read;
            }
        }
        return Optional.empty();
    }

    private Optional<Line> read() throws IOException {
        StringBuilder all = new StringBuilder();
        int next = text.read();
        if (next < 0) {
            return Optional.empty();
        }
        boolean whole = true;
        for (; next >= 0 && next != '\n'; next = text.read()) {
            whole &= all.length() < LONGEST;
            if (whole) {
                all.append((char) next);
            }
        }
        line++;
        return Optional.of(new Line(line, whole ? Optional.of(all.toString()) : Optional.empty()));
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
