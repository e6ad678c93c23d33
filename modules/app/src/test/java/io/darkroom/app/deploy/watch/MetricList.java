package io.darkroom.app.deploy.watch;

import io.darkroom.app.deploy.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Darkroom's metrics as Prometheus sees them: deploy/prometheus/metrics.txt. Immutable. Any thread.
 *
 * @param labels of each metric, by its name
 */
record MetricList(Map<String, Set<String>> labels) {
    static final Path FILE = Repository.file("deploy/prometheus/metrics.txt");

    private static final Pattern LINE = Pattern.compile("([a-z_]+)\\{([a-z_, ]*)\\}");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*)\\})? ");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    static MetricList read() throws IOException {
        Map<String, Set<String>> labels = new TreeMap<>();
        for (String line : Files.readAllLines(FILE)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                labels.put(matcher.group(1), split(matcher.group(2)));
            }
        }
        return new MetricList(labels);
    }

    private static Set<String> split(String names) {
        return names.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(names.split(", ", -1)));
    }

    /** What a process answers at {@code /metrics}. */
    static MetricList ofSamples(String text) {
        Map<String, Set<String>> labels = new TreeMap<>();
        SAMPLE.matcher(text).results().forEach(sample -> {
            Set<String> names = labels.computeIfAbsent(sample.group(1), name -> new TreeSet<>());
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2)).results().forEach(label -> names.add(label.group(1)));
            }
        });
        return new MetricList(labels);
    }

    /** Those that are Darkroom's own. */
    MetricList own() {
        Map<String, Set<String>> own = new TreeMap<>(labels);
        own.keySet().removeIf(name -> !name.startsWith("darkroom_"));
        return new MetricList(own);
    }

    Set<String> names() {
        return labels.keySet();
    }

    /** As the file has it. */
    String text() {
        StringBuilder text = new StringBuilder();
        labels.forEach((name, names) ->
                text.append(name).append('{').append(String.join(", ", names)).append("}\n"));
        return text.toString();
    }
}
