package io.darkroom.app.config.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsYamlTest {
    @TempDir
    Path folder;

    @Test
    void settingsAreNestedWithTheirOriginAndNamesPassedOnStayWhole() {
        Settings settings = new Settings(List.of(
                new Setting("retry.delay", "1.5s", "default"),
                new Setting("retry.max-attempts", "4", "darkroom.yaml"),
                new Setting("kafka.sasl.jaas.config", "user=me password=pw", "DARKROOM_KAFKA_SASL_JAAS_CONFIG"),
                new Setting("schema-registry.url", "http://r:8081", "--schema-registry")));

        assertThat(SettingsYaml.of(settings)).isEqualToIgnoringWhitespace("""
                kafka:
                  sasl.jaas.config: "****" # DARKROOM_KAFKA_SASL_JAAS_CONFIG
                retry:
                  delay: 1.5s # default
                  max-attempts: 4 # darkroom.yaml
                schema-registry:
                  url: "http://r:8081" # --schema-registry
                """);
    }

    @Test
    void whatIsPrintedIsReadAsTheSameSettings() throws IOException {
        Map<String, String> environment = Map.of(
                "DARKROOM_TOPICS_PREFIX", "no",
                "DARKROOM_GENERATION_ASPECTS", "1:1, 4:5",
                "DARKROOM_SEGMENTS_GARDEN_ANCHOR", "Say \"hi\" # not a comment: \\ yes",
                "DARKROOM_KAFKA_CLIENT_ID", "x");
        Settings printed = new ConfigLoader(folder, environment).settings(Optional.empty(), new Overrides());
        Files.writeString(folder.resolve("darkroom.yaml"), SettingsYaml.of(printed));

        Settings read = new ConfigLoader(folder, Map.of()).settings(Optional.empty(), new Overrides());

        assertThat(read.all())
                .extracting(Setting::name, Setting::value)
                .containsExactlyElementsOf(printed.all().stream()
                        .map(setting -> org.assertj.core.groups.Tuple.tuple(setting.name(), setting.value()))
                        .toList());
    }

    @Test
    void defaultsThatFollowFromOtherSettingsAreShownToo() {
        Settings settings = new ConfigLoader(
                        folder, Map.of("HOSTNAME", "kitchen", "DARKROOM_PROVIDERS_SANDBOX_CALL_TIMEOUT", "20s"))
                .load(Optional.empty(), new Overrides())
                .settings();

        assertThat(settings.duration("drain-timeout")).hasSeconds(30);
        assertThat(settings.required("instance-id")).startsWith("kitchen-");
        assertThat(settings.integer("topics.partitions")).isEqualTo(1);
        assertThat(settings.origin("topics.partitions")).isEqualTo("default in this process");
    }
}
