package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.setting.PropertyTable;
import io.darkroom.providers.Dialects;
import io.darkroom.providers.dialect.Capabilities;
import io.darkroom.providers.dialect.Dialect;
import io.darkroom.providers.dialect.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the tables of docs/providers.md true. */
class ProvidersPageTest {
    private static final Path PAGE = Path.of("../../docs/providers.md");

    @Test
    void tableOfTheDialectsIsThatOfTheCode() throws IOException {
        assertThat(table("| | `creativeai`"))
                .containsExactly(
                        row("", dialect -> "`" + dialect.name() + "`"),
                        rule(),
                        row("path", dialect -> "`" + dialect.defaults().path() + "`"),
                        row("model", dialect -> "`" + dialect.defaults().model() + "`"),
                        row(
                                "max-response-bytes",
                                dialect -> "`" + dialect.defaults().maxResponseBytes() + "`"),
                        row(
                                "visibility",
                                dialect -> dialect.defaults()
                                        .visibility()
                                        .map(word -> "`" + word + "`")
                                        .orElse("–")),
                        row(
                                "pictures of a call",
                                dialect ->
                                        Integer.toString(dialect.capabilities().picturesPerCall())),
                        row("aspect ratios", ProvidersPageTest::aspects),
                        row("styles", dialect -> words(dialect.capabilities().styles())),
                        row("reference picture", has(Feature.REFERENCE_PICTURE)),
                        row("quality", has(Feature.QUALITY)),
                        row("background", has(Feature.BACKGROUND)),
                        row("draws in jobs", has(Feature.JOBS)),
                        row("tells their end to an address", has(Feature.CALLBACK)),
                        row("pictures inside answers", has(Feature.INLINE_PICTURES)),
                        row("tells its prices", has(Feature.PRICES)),
                        row("tells the account", has(Feature.ACCOUNT)),
                        row("idempotency documented", has(Feature.IDEMPOTENCY)));
    }

    @Test
    void tableOfTheFieldsIsThatOfTheCode() throws IOException {
        Set<String> ours = new TreeSet<>();
        Dialects.ALL.forEach(dialect -> ours.addAll(dialect.fields().keySet()));
        List<String> table = table("| field |");

        assertThat(table.subList(2, table.size()))
                .containsExactlyInAnyOrderElementsOf(ours.stream()
                        .map(name -> row("`" + name + "`", dialect -> theirs(dialect, name)))
                        .toList());
    }

    @Test
    void everyProviderFromTheStartIsNamed() throws IOException {
        assertThat(PropertyTable.PROVIDERS)
                .allSatisfy(name -> assertThat(Files.readString(PAGE)).contains("`" + name + "`"));
    }

    private static String theirs(Dialect dialect, String ours) {
        String name = dialect.fields().getOrDefault(ours, "");
        return name.isEmpty() ? "–" : "`" + name + "`";
    }

    private static String aspects(Dialect dialect) {
        Capabilities can = dialect.capabilities();
        return can.formats().sizes().isEmpty()
                ? String.join(", ", new TreeSet<>(can.formats().aspects()))
                : new TreeMap<>(can.formats().sizes())
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + " as " + entry.getValue())
                                .collect(Collectors.joining(", "));
    }

    private static String words(Set<String> words) {
        return words.isEmpty() ? "–" : String.join(", ", new TreeSet<>(words));
    }

    private static Function<Dialect, String> has(Feature feature) {
        return dialect -> dialect.capabilities().has(feature) ? "yes" : "–";
    }

    private static String row(String fact, Function<Dialect, String> value) {
        return "| " + (fact.isEmpty() ? "" : fact + " ")
                + Dialects.ALL.stream()
                        .map(dialect -> "| " + value.apply(dialect) + " ")
                        .collect(Collectors.joining())
                + "|";
    }

    private static String rule() {
        return "|---".repeat(Dialects.ALL.size() + 1) + "|";
    }

    /** The lines of the table that begins so. */
    private static List<String> table(String start) throws IOException {
        List<String> lines = Arrays.asList(Files.readString(PAGE).split("\n"));
        return lines.stream()
                .dropWhile(line -> !line.startsWith(start))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}
