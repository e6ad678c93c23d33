package io.darkroom.app.catalog.table;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads the rows of a table one by one. One thread. */
public final class TableReader implements Closeable {
    private final Records records;
    private Optional<CsvRecord> last = Optional.empty();

    /**
     * One row that has a value at all.
     *
     * @param line line of the file where it starts, from 1
     * @param values without white space around them, as many as the row has
     */
    public record TableRow(long line, List<String> values) {}

    TableReader(Records records) {
        this.records = records;
    }

    /** The next row, empty at the end of the file. */
    public Optional<TableRow> next() throws IOException {
        Optional<CsvRecord> next = records.next();
        last = next.or(() -> last);
        return next.map(csv -> new TableRow(
                csv.getStartingLineNumber(),
                csv.getFields().stream().map(Values::trim).toList()));
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
