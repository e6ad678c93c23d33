package io.darkroom.benchmarks.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Weights by name. One thread. */
final class Shares {
    private final Map<String, Long> weights = new HashMap<>();
    private long all;

    void add(String name, long weight) {
        weights.merge(name, weight, Long::sum);
        all += weight;
    }

    List<String> names(int most) {
        return sorted().limit(most).map(Map.Entry::getKey).toList();
    }

    long all() {
        return all;
    }

    /** Lines of percent and name. */
    String top(int most) {
        return top(most, all);
    }

    /** Lines of percent of a whole and name, for samples that count for several names. */
    String top(int most, long whole) {
        return sorted().limit(most)
                .map(entry ->
                        String.format(Locale.ROOT, "%6.1f %%  %s%n", 100.0 * entry.getValue() / whole, entry.getKey()))
                .collect(Collectors.joining());
    }

    private Stream<Map.Entry<String, Long>> sorted() {
        return weights.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()));
    }
}
