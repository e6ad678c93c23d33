package io.darkroom.app.catalog;

import java.util.Optional;

/** Whether a row has as many values as the header names columns. Any thread. */
public final class RowWidth {
    private RowWidth() {}

    /** What is wrong, as a sentence without a full stop; empty when nothing is. */
    public static Optional<String> wrong(int values, int columns) {
        return values == columns
                ? Optional.empty()
                : Optional.of("the row has " + values + (values == 1 ? " value" : " values") + ", the header names "
                        + columns + " columns" + (values > columns ? "; quote values with separators" : ""));
    }
}
