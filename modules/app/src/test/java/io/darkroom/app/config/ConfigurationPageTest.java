package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps docs/configuration.md true. */
class ConfigurationPageTest {
    private static final String PAGE = "docs/configuration.md";

    @Test
    void eachSettingHasARowWithItsDefault() throws IOException {
        List<String> page = page();

        assertThat(PropertyTable.ALL)
                .allSatisfy(property ->
                        assertThat(page).as(property.pattern()).anyMatch(line -> line.startsWith(start(property))));
    }

    @Test
    void eachRowIsASetting() throws IOException {
        Set<String> known = PropertyTable.ALL.stream().map(Property::pattern).collect(Collectors.toSet());

        List<String> rows = page().stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`", 3)[1])
                .toList();

        assertThat(rows).doesNotHaveDuplicates().allMatch(known::contains);
    }

    private static String start(Property property) {
        String fallback = property.fallback().isEmpty() ? "" : " `" + property.fallback() + "`";
        return "| `" + property.pattern() + "` |" + fallback + " |";
    }

    private static List<String> page() throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(PAGE))) {
                return Files.readAllLines(folder.resolve(PAGE));
            }
        }
        throw new IllegalStateException("no folder above this one has " + PAGE);
    }
}
