package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.source.EnvironmentVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every variable that the files for containers set is a setting. */
class ContainerSettingsTest {
    private static final Pattern VARIABLE = Pattern.compile("\\bDARKROOM_[A-Z0-9_]+");

    @ParameterizedTest
    @ValueSource(strings = {"docker-compose.yml", "deploy/Dockerfile", "deploy/healthy"})
    void everyVariableIsASetting(String file) throws IOException {
        Set<String> variables = VARIABLE.matcher(Files.readString(file(file)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(variables).isNotEmpty().allSatisfy(variable -> {
            Map<String, String> environment = Map.of(variable, "1");
            assertThat(EnvironmentVariables.read(environment, Set.of())
                            .asSource(0)
                            .values())
                    .as(variable)
                    .hasSize(1);
        });
    }

    private static Path file(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(path))) {
                return folder.resolve(path);
            }
        }
        throw new IllegalStateException("no folder above this one has " + path);
    }
}
