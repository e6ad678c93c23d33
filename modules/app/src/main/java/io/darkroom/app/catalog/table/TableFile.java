package io.darkroom.app.catalog.table;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.darkroom.app.catalog.CatalogFile;
import io.darkroom.app.catalog.text.UnreadableCatalogException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file with columns of any name. Rows are never held: each reading goes through the file again. Any thread.
 *
 * @param path the file
 * @param columns names of its columns as the file spells them, without white space around them
 * @param charset what its bytes are; empty is UTF-8, or what its byte order mark says
 */
public record TableFile(Path path, List<String> columns, Dialect dialect, Optional<Charset> charset) {

    /**
     * Looks at separator and header.
     *
     * @param separator what stands between values; empty is found: comma, semicolon or tab, whichever gives most columns
     * @throws IOException when it cannot be read; {@link CatalogFile#sentence} says it in words
     */
    public static TableFile open(Path path, Optional<Character> separator, Optional<Charset> charset)
            throws IOException {
        if (Files.isDirectory(path)) {
            throw new UnreadableCatalogException("is a folder, not a catalog file");
        }
        TableFile best = read(path, separator.orElse(Dialect.SEPARATORS.getFirst()), charset);
        for (char other : separator.isPresent() ? List.<Character>of() : Dialect.SEPARATORS) {
            TableFile table = read(path, other, charset);
            best = table.columns.size() > best.columns.size() ? table : best;
        }
        return best;
    }

    private static TableFile read(Path path, char separator, Optional<Charset> charset) throws IOException {
        try (Records records = Records.of(path, new Dialect(separator, false), charset)) {
            List<String> first = header(records);
            boolean announced = Dialect.announcement(first);
            return new TableFile(
                    path,
                    (announced ? header(records) : first)
                            .stream().map(Values::trim).toList(),
                    new Dialect(separator, announced),
                    charset);
        }
    }

    private static List<String> header(Records records) throws IOException {
        return records.next().map(CsvRecord::getFields).orElseThrow(() -> new UnreadableCatalogException("is empty"));
    }

    /** Starts to read the rows below the header. */
    public TableReader rows() throws IOException {
        Records records = Records.of(path, dialect, charset);
        records.next();
        return new TableReader(records);
    }

    /** What stands between values. */
    public char separator() {
        return dialect.separator();
    }

    /** Whether every row can be read. */
    public boolean readable() {
        try (TableReader rows = rows()) {
            while (rows.next().isPresent()) {
                // Only whether it comes to the end counts.
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
