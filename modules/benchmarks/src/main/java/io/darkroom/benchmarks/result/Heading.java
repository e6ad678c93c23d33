package io.darkroom.benchmarks.result;

import java.util.List;

/**
 * What stands above the figures of a benchmark. Any thread.
 *
 * @param name of its files
 * @param title its headline
 * @param about paragraphs that say what was done and what the figures are
 * @param command what makes it again
 */
public record Heading(String name, String title, List<String> about, String command) {
    public Heading {
        about = List.copyOf(about);
    }
}
