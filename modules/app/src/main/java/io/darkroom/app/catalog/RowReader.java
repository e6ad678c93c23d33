package io.darkroom.app.catalog;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.darkroom.app.catalog.table.Records;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Reads the rows of a catalog file one by one. One thread. */
public final class RowReader implements Closeable {
    private final Records records;
    private final RowRules rules;
    private final int limit;
    private int index;
    private Optional<CsvRecord> last = Optional.empty();

    RowReader(Records records, RowRules rules, int limit) {
        this.records = records;
        this.rules = rules;
        this.limit = limit;
    }

    /** The next row, empty at the end of the file or at the limit. */
    public Optional<Row> next() throws IOException {
        if (index >= limit) {
            return Optional.empty();
        }
        Optional<CsvRecord> next = records.next();
        last = next.or(() -> last);
        return next.map(csv -> rules.row(index++, csv));
    }

    /** The last row as one CSV record of the file's own separator, without the line end. */
    public String text() {
        return last.map(records::text).orElse("");
    }

    /** Rows without any value that were passed over so far. */
    public int blank() {
        return records.blank();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
