package io.darkroom.app.deploy.watch;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in an expression of PromQL. Any thread.
 *
 * @param metrics of metrics and recording rules
 * @param labels that it selects or groups by
 */
record Promql(Set<String> metrics, Set<String> labels) {
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on|without|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)\\}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*\\]");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.$])[a-zA-Z_:][\\w:]*(?!\\s*\\(|[\\w:])");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool", "Inf", "NaN");

    static Promql of(String expression) {
        Set<String> labels = new TreeSet<>();
        String rest = TEXT.matcher(expression).replaceAll("");
        rest = taken(rest, GROUPING, group -> {
            for (String label : group.split(",", -1)) {
                labels.add(label.strip());
            }
        });
        rest = taken(
                rest,
                SELECTOR,
                selector -> LABEL.matcher(selector).results().forEach(label -> labels.add(label.group(1))));
        Set<String> metrics = new TreeSet<>();
        NAME.matcher(RANGE.matcher(rest).replaceAll(""))
                .results()
                .map(name -> name.group())
                .filter(name -> !WORDS.contains(name))
                .forEach(metrics::add);
        return new Promql(metrics, labels);
    }

    private static String taken(String text, Pattern pattern, java.util.function.Consumer<String> to) {
        Matcher matcher = pattern.matcher(text);
        matcher.results().forEach(found -> to.accept(found.group(1)));
        return matcher.reset().replaceAll("");
    }
}
