package io.darkroom.app.catalog;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.darkroom.app.catalog.table.Values;
import io.darkroom.contract.Violation;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether a record of the file can be ordered. What the file's form makes impossible is refused here; what the
 * contract says about values is judged by intake, for every publisher alike. Any thread.
 */
final class RowRules {
    /** Bytes of all values of a row; an event must stay below 256 KiB. */
    static final int MAX_ROW_BYTES = 192 * 1024;

    private static final int SHOWN = 200;

    private final Header header;
    private final String jobId;
    private final String shot;

    /** @param shot name of the shot of a row that names none */
    RowRules(Header header, String jobId, String shot) {
        this.header = header;
        this.jobId = jobId;
        this.shot = shot;
    }

    Row row(int index, CsvRecord csv) {
        Map<String, String> values = values(csv);
        long line = csv.getStartingLineNumber();
        return wrong(csv, values)
                .<Row>map(wrong -> new Row.Refused(index, line, id(values, SHOWN), wrong.sentence(), wrong.problems()))
                .orElseGet(() -> new Row.Order(index, line, id(values, Integer.MAX_VALUE), values));
    }

    private Map<String, String> values(CsvRecord csv) {
        Map<String, String> values = new HashMap<>();
        for (String column : header.recipe().columns()) {
            int place = header.places().getOrDefault(column, Integer.MAX_VALUE);
            values.put(column, place < csv.getFieldCount() ? Values.trim(csv.getField(place)) : "");
        }
        return values;
    }

    /** What is wrong with a row, for people and for programs. */
    private record Wrong(String sentence, List<Violation> problems) {}

    private Optional<Wrong> wrong(CsvRecord csv, Map<String, String> values) {
        Optional<String> width = RowWidth.wrong(csv.getFieldCount(), header.width());
        if (width.isPresent()) {
            return Optional.of(new Wrong(width.get(), List.of(new Violation("", width.get(), ""))));
        }
        List<String> empty = header.recipe().required().stream()
                .filter(c -> values.getOrDefault(c, "").isEmpty())
                .toList();
        if (!empty.isEmpty()) {
            return Optional.of(new Wrong(
                    String.join(", ", empty) + (empty.size() == 1 ? " is empty" : " are empty"),
                    empty.stream()
                            .map(column -> new Violation(column, "must not be empty", ""))
                            .toList()));
        }
        return tooLarge(values);
    }

    private static Optional<Wrong> tooLarge(Map<String, String> values) {
        long bytes = 0;
        String longest = "";
        for (Map.Entry<String, String> value : values.entrySet()) {
            bytes += value.getValue().getBytes(StandardCharsets.UTF_8).length;
            if (value.getValue().length() >= values.getOrDefault(longest, "").length()) {
                longest = value.getKey();
            }
        }
        if (bytes <= MAX_ROW_BYTES) {
            return Optional.empty();
        }
        String rule =
                "is too large: the row has " + bytes / 1024 + " KiB, " + MAX_ROW_BYTES / 1024 + " KiB are allowed";
        return Optional.of(new Wrong(longest + " " + rule, List.of(new Violation(longest, rule, ""))));
    }

    private RowId id(Map<String, String> values, int length) {
        String sku =
                Values.cut(values.getOrDefault(header.recipe() == Recipe.CATALOG ? "sku" : "anchor_id", ""), length);
        return switch (header.recipe()) {
            case CATALOG -> new RowId(jobId, sku, sku, "product", shot);
            case SHOTS ->
                new RowId(
                        Values.cut(values.getOrDefault("job_id", ""), length),
                        sku,
                        sku,
                        Values.cut(values.getOrDefault("segment", ""), length),
                        Values.cut(values.getOrDefault("shot_name", ""), length));
        };
    }
}
