package io.darkroom.app.catalog;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The records of a file that have a value at all, one after the other. One thread. */
final class Records implements Closeable {
    private final StrictText text;
    private final CloseableIterator<CsvRecord> records;
    private int blank;

    private Records(StrictText text, CloseableIterator<CsvRecord> records) {
        this.text = text;
        this.records = records;
    }

    @SuppressWarnings("MustBeClosedChecker")
    static Records of(Path file, Dialect dialect) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            StrictText text = StrictText.of(in);
            Records records = new Records(text, dialect.open(text).iterator());
            if (dialect.announced()) {
                records.next();
            }
            return records;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** The next record with a value, empty at the end of the file. */
    Optional<CsvRecord> next() throws IOException {
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

    /** Rows without any value that were passed over; empty lines do not count. */
    int blank() {
        return blank;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
