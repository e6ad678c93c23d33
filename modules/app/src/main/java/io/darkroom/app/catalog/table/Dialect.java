package io.darkroom.app.catalog.table;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;
import java.util.List;

/**
 * How the rows of a file are told apart. Any thread.
 *
 * @param separator comma, semicolon or tab
 * @param announced whether the first row only names the separator ({@code sep=;}, as Excel writes it)
 */
public record Dialect(char separator, boolean announced) {
    public static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    /** One field may be this many characters; more is a quote that was never closed, or no catalog. */
    private static final int MAX_FIELD = 16 * 1024 * 1024;

    /** Records as they stand, with any number of fields; blank lines are left out. */
    CsvReader<CsvRecord> open(Reader text) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(MAX_FIELD)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
    }

    public static boolean announcement(List<String> fields) {
        return String.join("", fields)
                .strip()
                .toLowerCase(java.util.Locale.ROOT)
                .matches("sep=[,;\t]?");
    }
}
