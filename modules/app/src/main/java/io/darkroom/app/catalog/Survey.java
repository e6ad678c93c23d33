package io.darkroom.app.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * What a file holds, counted before anything starts. Any thread.
 *
 * @param orders rows that can be ordered
 * @param refused rows that cannot
 * @param blank rows that have separators but no value
 * @param examples the first refused rows
 */
public record Survey(int orders, int refused, int blank, List<Row.Refused> examples) {
    static final Survey EMPTY = new Survey(0, 0, 0, List.of());
    private static final int EXAMPLES = 20;

    /** Rows that get a result line. */
    public int rows() {
        return orders + refused;
    }

    Survey with(Row row) {
        return switch (row) {
            case Row.Order o -> new Survey(orders + 1, refused, blank, examples);
            case Row.Refused r -> new Survey(orders, refused + 1, blank, withExample(r));
        };
    }

    Survey withBlank(int rows) {
        return new Survey(orders, refused, rows, examples);
    }

    private List<Row.Refused> withExample(Row.Refused row) {
        if (examples.size() >= EXAMPLES) {
            return examples;
        }
        List<Row.Refused> more = new ArrayList<>(examples);
        more.add(row);
        return List.copyOf(more);
    }
}
