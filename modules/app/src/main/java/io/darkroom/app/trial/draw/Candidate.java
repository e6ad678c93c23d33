package io.darkroom.app.trial.draw;

/**
 * One picture to be drawn. Any thread.
 *
 * @param number from 1, for each model anew
 */
public record Candidate(Column column, int number) {

    /** Name of its picture without extension. */
    public String file() {
        return "%s-%02d".formatted(column.file(), number);
    }
}
