package io.darkroom.app.catalog.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.darkroom.app.catalog.text.StrictText;
import io.darkroom.app.catalog.text.UnreadableCatalogException;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;

/** The records of a file that have a value at all, one after the other. One thread. */
public final class Records implements Closeable {
    private final StrictText text;
    private final char separator;
    private final CloseableIterator<CsvRecord> records;
    private int blank;

    private Records(StrictText text, char separator, CloseableIterator<CsvRecord> records) {
        this.text = text;
        this.separator = separator;
        this.records = records;
    }

    /** The records of a file in UTF-8, or as its byte order mark says. */
    public static Records of(Path file, Dialect dialect) throws IOException {
        return of(file, dialect, Optional.empty());
    }

    /**
     * The records of a file.
     *
     * @param charset what the bytes of the file are
     */
    @SuppressWarnings("MustBeClosedChecker")
    public static Records of(Path file, Dialect dialect, Optional<Charset> charset) throws IOException {
        StrictText text = StrictText.of(file, charset);
        try {
            Records records =
                    new Records(text, dialect.separator(), dialect.open(text).iterator());
            if (dialect.announced()) {
                records.next();
            }
            return records;
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /** The next record with a value, empty at the end of the file. */
    public Optional<CsvRecord> next() throws IOException {
        try {
            while (records.hasNext()) {
                CsvRecord next = records.next();
                if (next.getFields().stream().anyMatch(f -> !Values.trim(f).isEmpty())) {
                    return Optional.of(next);
                }
                blank++;
            }
            return Optional.empty();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new UnreadableCatalogException("cannot be split into rows: " + e.getMessage());
        }
    }

    /** A record as the file may write it, without the line end. */
    public String text(CsvRecord csv) {
        StringWriter written = new StringWriter();
        try (CsvWriter csvs = CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.LF)
                .build(written)) {
            csvs.writeRecord(csv.getFields());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toString().substring(0, written.getBuffer().length() - 1);
    }

    /** Rows without any value that were passed over; empty lines do not count. */
    public int blank() {
        return blank;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
