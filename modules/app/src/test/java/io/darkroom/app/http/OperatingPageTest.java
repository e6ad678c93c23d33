package io.darkroom.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/operating.md true: each metric that the code names has its row, each row is a metric. */
class OperatingPageTest {
    private static final String PAGE = "docs/operating.md";
    private static final List<String> CODE = List.of("modules/pipeline/src/main/java", "modules/app/src/main/java");
    private static final Pattern WHOLE = Pattern.compile("\"(darkroom\\.[a-z.-]*[a-z])\"");
    private static final Pattern OF_GATE = Pattern.compile("\\bgate\\(\\s*\"([a-z-]+)\"");
    private static final Pattern OF_STORE = Pattern.compile("\\bstore\\(\\s*\"([a-z-]+)\"");

    @Test
    void theTableOfMetricsIsThatOfTheCode() throws IOException {
        Set<String> rows = new TreeSet<>();
        find("(?m)^\\| `(darkroom\\.[a-z.-]+)` \\|", Files.readString(root().resolve(PAGE)), rows, "");

        assertThat(rows).isEqualTo(metrics());
    }

    private static Set<String> metrics() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : files()) {
            String code = Files.readString(file);
            find(WHOLE.pattern(), code, names, "");
            find(OF_GATE.pattern(), code, names, "darkroom.gate.");
            find(OF_STORE.pattern(), code, names, "darkroom.generate.");
        }
        return names;
    }

    private static List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String code : CODE) {
            try (Stream<Path> files = Files.walk(root().resolve(code))) {
                found.addAll(files.filter(path -> path.toString().matches(".*(Metrics|Gauges)\\.java"))
                        .toList());
            }
        }
        return found;
    }

    private static void find(String pattern, String text, Set<String> into, String prefix) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            into.add(prefix + matcher.group(1));
        }
    }

    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(CODE.getFirst()))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder above this one has " + CODE);
    }
}
