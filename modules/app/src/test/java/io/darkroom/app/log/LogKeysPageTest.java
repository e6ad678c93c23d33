package io.darkroom.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.deploy.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/operating.md true: each key of a log line has its row, each row is a key that the code uses. */
class LogKeysPageTest {
    private static final Pattern KEY = Pattern.compile("addKeyValue\\(\\s*\"([^\"]+)\"");
    private static final Pattern ANY = Pattern.compile("addKeyValue\\(");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z]+)` \\|");
    private static final List<String> CODE =
            List.of("contract", "client", "provider-api", "providers", "pipeline", "sandbox", "app");

    @Test
    void theTableOfKeysIsThatOfTheCode() throws IOException {
        String page = Files.readString(Repository.file("docs/operating.md"));
        String section = page.substring(page.indexOf("The other keys are these"), page.indexOf("## Traces"));

        Set<String> rows =
                ROW.matcher(section).results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows).isNotEmpty().isEqualTo(keys());
    }

    private static Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String module : CODE) {
            try (Stream<Path> files = Files.walk(Repository.file("modules/" + module + "/src/main"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String code = Files.readString(file);
                    List<String> found = KEY.matcher(code)
                            .results()
                            .map(match -> match.group(1))
                            .toList();
                    assertThat(found).as("keys of %s are constants", file).hasSize((int)
                            ANY.matcher(code).results().count());
                    keys.addAll(found);
                }
            }
        }
        return keys;
    }
}
