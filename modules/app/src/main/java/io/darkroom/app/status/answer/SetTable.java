package io.darkroom.app.status.answer;

import io.darkroom.contract.key.IdempotencyKey;
import io.darkroom.contract.text.Shown;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;

/** One consistency set as a table, a row for each shot. One thread. */
final class SetTable {
    private static final List<String> HEADER = List.of("segment", "shot", "version", "state", "model", "");

    private final PrintWriter out;

    SetTable(PrintWriter out) {
        this.out = out;
    }

    void print(SetView set) {
        List<List<String>> rows = Stream.concat(
                        Stream.of(HEADER), set.keys().stream().map(SetTable::row))
                .toList();
        out.println(Shown.of(set.sentence()));
        rows.forEach(row -> out.println(Shown.of(line(row, rows))));
    }

    private static List<String> row(KeyView key) {
        IdempotencyKey.Parts parts = IdempotencyKey.parse(key.key());
        return List.of(
                parts.segment(),
                parts.shotName(),
                parts.promptVersion().or(parts::ownKey).orElse(""),
                StatusText.state(key),
                key.result().flatMap(KeyView.Result::model).orElse("-"),
                note(key));
    }

    private static String note(KeyView key) {
        return key.waits()
                .map(waits -> "waits for " + waits.sentence())
                .or(() -> key.result().flatMap(KeyView.Result::error))
                .or(() -> key.result()
                        .flatMap(KeyView.Result::setModel)
                        .map(model -> "another model: the set was begun by " + model))
                .orElse("");
    }

    private static String line(List<String> row, List<List<String>> rows) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            int at = column;
            int width = rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
            line.append("  ")
                    .append(row.get(column))
                    .append(" ".repeat(width - row.get(column).length()));
        }
        return line.toString().stripTrailing();
    }
}
