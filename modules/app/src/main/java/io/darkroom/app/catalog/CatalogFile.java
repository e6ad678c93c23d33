package io.darkroom.app.catalog;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.darkroom.app.catalog.table.Dialect;
import io.darkroom.app.catalog.table.Records;
import io.darkroom.app.catalog.text.UnreadableCatalogException;
import io.darkroom.app.wording.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A catalog file whose header was read. Rows are never held: each reading goes through the file again. Any thread.
 *
 * @param path the file
 * @param header its columns
 * @param shot name of the shot of a row that names none
 */
public record CatalogFile(Path path, Header header, Dialect dialect, String shot) {
    private static final String MAIN = "main";

    /** What came of opening a file. */
    public sealed interface Opening {
        /** It has a header that can be used. */
        record Ready(CatalogFile file) implements Opening {}

        /** It cannot be used; one sentence that names the file. */
        record Unreadable(String sentence) implements Opening {}
    }

    /** Looks at file, encoding, separator and header; reads no further. */
    public static Opening open(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return new Opening.Unreadable(path + " is a folder, not a catalog file");
            }
            Dialect dialect = dialect(path);
            try (Records records = Records.of(path, dialect)) {
                CsvRecord first = records.next().orElseThrow(() -> new UnreadableCatalogException("is empty"));
                return new Opening.Ready(new CatalogFile(path, Header.of(first.getFields()), dialect, MAIN));
            }
        } catch (IOException e) {
            return new Opening.Unreadable(sentence(path, e));
        }
    }

    /** The same file for a placement, after which shots are named that have no name: each placement has its own pictures. */
    public CatalogFile in(Optional<String> placement) {
        return placement
                .filter(name -> !name.isBlank())
                .map(name -> new CatalogFile(path, header, dialect, name))
                .orElse(this);
    }

    /**
     * Starts to read the rows.
     *
     * @param limit rows to read at most
     * @param jobId job of rows that name none
     */
    public RowReader rows(int limit, String jobId) throws IOException {
        Records records = Records.of(path, dialect);
        records.next();
        return new RowReader(records, new RowRules(header, jobId, shot), limit);
    }

    /** One sentence that names the file and what is wrong with it. */
    public static String sentence(Path path, IOException e) {
        return switch (e) {
            case UnreadableCatalogException u -> path + " " + u.getMessage();
            case NoSuchFileException n -> path + " does not exist";
            default -> path + " cannot be read: " + FileTrouble.of(e);
        };
    }

    private static Dialect dialect(Path path) throws IOException {
        Dialect best = new Dialect(',', false);
        int most = 0;
        for (char separator : Dialect.SEPARATORS) {
            for (boolean announced : List.of(false, true)) {
                Dialect dialect = new Dialect(separator, announced);
                int known = known(path, dialect);
                if (known > most) {
                    best = dialect;
                    most = known;
                }
            }
        }
        return best;
    }

    private static int known(Path path, Dialect dialect) throws IOException {
        try (Records records = Records.of(path, new Dialect(dialect.separator(), false))) {
            Optional<CsvRecord> first = records.next();
            if (first.isPresent() && dialect.announced()) {
                first = Dialect.announcement(first.get().getFields()) ? records.next() : Optional.empty();
            }
            return first.map(r -> Header.known(r.getFields())).orElse(0);
        } catch (UnreadableCatalogException e) {
            return 0;
        }
    }
}
