package io.darkroom.benchmarks.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page that shows the latest results between two marks. Any thread.
 *
 * @param page the file
 * @param results folder of the result files
 */
public record ResultsPage(Path page, Path results) {
    private static final String BEGIN = "<!-- results, written by bin/benchmark page -->\n";
    private static final String END = "<!-- end of results -->\n";

    /** The page of a project, by its root folder. */
    public static ResultsPage of(Path root) {
        return new ResultsPage(
                root.resolve("docs").resolve("benchmarks.md"),
                root.resolve("modules").resolve("benchmarks").resolve("results"));
    }

    /** What the page should be, with all that stands outside of the marks as it is. */
    public String upToDate() {
        try {
            String text = Files.readString(page);
            int begin = text.indexOf(BEGIN);
            int end = text.indexOf(END);
            if (begin < 0 || end < begin) {
                throw new IllegalStateException(page + " has no marks for the results");
            }
            return text.substring(0, begin + BEGIN.length()) + LatestResults.in(results) + text.substring(end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the results into it. */
    public void update() {
        try {
            Files.writeString(page, upToDate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
