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
 * @param repeats rows that name the same picture
 */
public record Survey(int orders, int refused, int blank, List<Row.Refused> examples, Repeats repeats) {
    static final Survey EMPTY = new Survey(0, 0, 0, List.of(), Repeats.NONE);
    private static final int EXAMPLES = 20;

    /** Calls that the rows need when nothing is finished: rows that repeat another one need none. */
    public int calls() {
        return orders - repeats.same().size();
    }

    /** Rows that get a result line. */
    public int rows() {
        return orders + refused;
    }

    Survey with(Row row) {
        return switch (row) {
            case Row.Order o -> new Survey(orders + 1, refused, blank, examples, repeats);
            case Row.Refused r -> new Survey(orders, refused + 1, blank, withExample(r), repeats);
        };
    }

    Survey with(int blankRows, Repeats found) {
        return new Survey(orders, refused, blankRows, examples, found);
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
