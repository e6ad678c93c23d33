package io.darkroom.app.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Keeps the tables of docs/governance.md true. */
class GovernancePageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "governance.md");
    private static final Map<String, String> BUILT_IN = BuiltInGovernance.settings();

    @Test
    void everyPlacementStandsInTheTableAsItIs() throws IOException {
        assertThat(table("| placement |", "placements", List.of("placement", "aspects", "model", "models")))
                .isEqualTo(ofSection("placements."));
    }

    @Test
    void everyModelStandsInTheTableAsItIs() throws IOException {
        Map<String, String> page = table(
                "| model | vendor |",
                "models",
                List.of("model", "vendor", "aspects", "sizes", "styles", "transparent", "max-count", "reference"));
        page.keySet().removeIf(name -> name.endsWith(".vendor"));

        assertThat(page).isEqualTo(ofSection("models."));
    }

    @Test
    void nothingBuiltInNamesAProviderOrAPrice() {
        assertThat(BUILT_IN.keySet()).noneMatch(name -> name.endsWith(".provider") || name.endsWith(".price"));
    }

    private static Map<String, String> ofSection(String prefix) {
        Map<String, String> section = new TreeMap<>(BUILT_IN);
        section.keySet().removeIf(name -> !name.startsWith(prefix));
        return section;
    }

    /** The rows of a table as settings. */
    private static Map<String, String> table(String head, String section, List<String> columns) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int at = lines.indexOf(
                lines.stream().filter(line -> line.startsWith(head)).findFirst().orElseThrow());
        Map<String, String> settings = new TreeMap<>();
        lines.stream().skip(at + 2L).takeWhile(line -> line.startsWith("|")).forEach(line -> {
            List<String> cells = Arrays.stream(line.substring(1).split("\\|", -1))
                    .map(cell -> cell.strip().replace("`", "").replace(", ", ","))
                    .toList();
            for (int i = 1; i < columns.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    settings.put(section + "." + cells.get(0) + "." + columns.get(i), cells.get(i));
                }
            }
        });
        return settings;
    }
}
