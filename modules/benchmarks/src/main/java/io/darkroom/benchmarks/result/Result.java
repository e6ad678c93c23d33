package io.darkroom.benchmarks.result;

import java.time.LocalDate;
import java.util.List;

/**
 * What a benchmark found. Any thread.
 *
 * @param name name of the program, part of the file names
 * @param title what was asked, in one line
 * @param about how it was set up and how each figure is computed, one paragraph each
 * @param command what to type to measure it again
 */
public record Result(LocalDate date, String name, String title, List<String> about, String command, Figures figures) {
    public Result {
        about = List.copyOf(about);
    }
}
