package io.darkroom.app.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.setting.Property;
import io.darkroom.app.config.setting.PropertyTable;
import io.darkroom.app.deploy.Repository;
import io.darkroom.app.reference.TableRows;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps docs/configuration.md true; {@code GOLDEN_WRITE=1} writes its defaults and variables anew. */
class ConfigurationPageTest {
    private static final String PAGE = "docs/configuration.md";
    private static final int DEFAULT = 1;
    private static final int VALUES = 2;
    private static final int MEANING = 3;
    private static final int VARIABLE = 4;

    private final Map<String, Property> known =
            PropertyTable.ALL.stream().collect(Collectors.toMap(Property::pattern, Function.identity()));

    @Test
    void eachSettingHasOneRowAndEachRowIsASetting() throws IOException {
        assertThat(TableRows.of(PAGE))
                .extracting(TableRows::name)
                .containsExactlyInAnyOrder(known.keySet().toArray(String[]::new));
    }

    @Test
    void eachRowHasTheDefaultAndTheVariableOfTheCode() throws IOException {
        String text = TableRows.page(PAGE, this::generated);

        assertThat(Repository.file(PAGE)).hasContent(text);
    }

    @Test
    void eachRowSaysWhichValuesThereAreAndWhatTheyMean() throws IOException {
        assertThat(TableRows.of(PAGE))
                .allSatisfy(row -> assertThat(row.subList(VALUES, MEANING + 1))
                        .as(row.getFirst())
                        .allMatch(cell -> !cell.isEmpty()));
    }

    @Test
    void theVariableOfASettingIsReadAsThatSetting() throws IOException {
        assertThat(Files.readString(Repository.file(PAGE))).contains("`DARKROOM_RETRY_MAX_ATTEMPTS`");
        assertThat(PropertyTable.ALL)
                .filteredOn(property -> !property.open())
                .allSatisfy(property -> assertThat(
                                EnvironmentVariables.read(Map.of(EnvironmentVariables.nameOf(property), "x"), Set.of())
                                        .asSource(1)
                                        .values())
                        .containsExactly(Map.entry(property.pattern(), "x")));
    }

    /** Its first cell stays; a name that is no setting is another test's matter. */
    private List<String> generated(List<String> row) {
        Property property = known.get(TableRows.name(row));
        if (property == null) {
            return row;
        }
        List<String> cells = new ArrayList<>(row);
        cells.set(DEFAULT, property.fallback().isEmpty() ? "" : "`" + property.fallback() + "`");
        cells.set(VARIABLE, "`" + EnvironmentVariables.nameOf(property) + "`");
        return cells;
    }
}
