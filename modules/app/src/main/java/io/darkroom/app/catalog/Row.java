package io.darkroom.app.catalog;

import io.darkroom.contract.Violation;
import java.util.List;
import java.util.Map;

/** One row of a catalog file. Any thread. */
public sealed interface Row {

    /** Place among the rows of the file, from 0. */
    int index();

    /** Line of the file where the row starts, from 1. */
    long line();

    /** What result lines say about the row. */
    RowId id();

    /**
     * A row that can be ordered.
     *
     * @param values trimmed value of every column that the recipe reads; empty where the row has none
     */
    record Order(int index, long line, RowId id, Map<String, String> values) implements Row {}

    /**
     * A row that cannot.
     *
     * @param reason a sentence without the line number
     * @param problems the same for programs: column, rule, value
     */
    record Refused(int index, long line, RowId id, String reason, List<Violation> problems) implements Row {}
}
