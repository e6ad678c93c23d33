package io.darkroom.app.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.contract.text.Shown;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of named values, as a table for people or as a JSON list. One thread.
 *
 * @param columns names of the values, the same in each row
 */
public record Listing(List<String> columns, List<Map<String, Object>> rows) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A line of column names and one for each row, as wide as its longest value. */
    public void table(PrintWriter out) {
        List<Map<String, String>> lines = new ArrayList<>();
        lines.add(columns.stream().collect(Collectors.toMap(name -> name, name -> name.toUpperCase(Locale.ROOT))));
        rows.forEach(row ->
                lines.add(columns.stream().collect(Collectors.toMap(name -> name, name -> text(row.get(name))))));
        Map<String, Integer> widths = new TreeMap<>();
        lines.forEach(line -> line.forEach((name, text) -> widths.merge(name, text.length(), Math::max)));
        lines.forEach(line -> out.println(columns.stream()
                .map(name -> padded(line.getOrDefault(name, ""), widths.getOrDefault(name, 0)))
                .collect(Collectors.joining("  "))
                .stripTrailing()));
        out.flush();
    }

    /** One JSON list of one object a row; what is not known is left out. */
    public void json(PrintWriter out) {
        try {
            out.println(JSON.writeValueAsString(rows));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of plain values cannot be written", e);
        }
        out.flush();
    }

    /** Puts a value into a row when there is one. */
    public static void put(Map<String, Object> row, String name, Optional<?> value) {
        value.ifPresent(known -> row.put(name, known));
    }

    /** Puts values into a row when there are any. */
    public static void put(Map<String, Object> row, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            row.put(name, List.copyOf(values));
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case Collection<?> values ->
                Shown.of(values.stream().map(String::valueOf).collect(Collectors.joining(",")));
            default -> Shown.of(value.toString());
        };
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
