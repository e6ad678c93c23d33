package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.setting.Settings;
import io.darkroom.app.config.source.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigPrecedenceTest {
    @TempDir
    Path folder;

    @Test
    void defaultsHoldWhereNothingIsSet() {
        Settings settings = settings(Map.of(), new Overrides());

        assertThat(settings.integer("retry.max-attempts")).isEqualTo(3);
        assertThat(settings.origin("retry.max-attempts")).isEqualTo("default");
    }

    @Test
    void theFileWinsOverDefaults() throws IOException {
        yaml("retry:\n  max-attempts: 4\n");

        Settings settings = settings(Map.of(), new Overrides());

        assertThat(settings.integer("retry.max-attempts")).isEqualTo(4);
        assertThat(settings.origin("retry.max-attempts")).isEqualTo("darkroom.yaml");
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        yaml("retry:\n  max-attempts: 4\n");

        Settings settings = settings(Map.of("DARKROOM_RETRY_MAX_ATTEMPTS", "5"), new Overrides());

        assertThat(settings.integer("retry.max-attempts")).isEqualTo(5);
        assertThat(settings.origin("retry.max-attempts")).isEqualTo("DARKROOM_RETRY_MAX_ATTEMPTS");
    }

    @Test
    void flagsWinOverTheEnvironment() {
        Settings settings = settings(
                Map.of("DARKROOM_DATA_DIR", "/elsewhere"), new Overrides().put("data-dir", "/here", "--data-dir"));

        assertThat(settings.required("data-dir")).isEqualTo("/here");
        assertThat(settings.origin("data-dir")).isEqualTo("--data-dir");
    }

    @Test
    void flagsOfTheProviderMeanTheOneThatIsChosenAnywhere() throws IOException {
        yaml("provider: creativeai\n");

        Settings settings = settings(Map.of(), new Overrides().putOfProvider("max-in-flight", 9, "--max-in-flight"));

        assertThat(settings.integer("providers.creativeai.max-in-flight")).isEqualTo(9);
        assertThat(settings.integer("providers.sandbox.max-in-flight")).isEqualTo(6);
    }

    @Test
    void aNamedFileTakesThePlaceOfTheOneInTheFolder() throws IOException {
        yaml("retry.max-attempts: 4\n");
        Path other = Files.writeString(folder.resolve("other.yaml"), "retry.delay: 9s\n");

        Settings settings = new ConfigLoader(folder, Map.of()).settings(Optional.of(other), new Overrides());

        assertThat(settings.integer("retry.max-attempts")).isEqualTo(3);
        assertThat(settings.duration("retry.delay")).hasSeconds(9);
    }

    @Test
    void theEnvironmentMayNameTheFile() throws IOException {
        Files.writeString(folder.resolve("other.yaml"), "retry.max-attempts: 8\n");

        Settings settings = settings(Map.of("DARKROOM_CONFIG", "other.yaml"), new Overrides());

        assertThat(settings.integer("retry.max-attempts")).isEqualTo(8);
        assertThat(settings.origin("retry.max-attempts")).isEqualTo("other.yaml");
    }

    @Test
    void dottedAndNestedKeysMeanTheSame() throws IOException {
        yaml("retry.max-attempts: 4\nkafka:\n  security.protocol: SSL\n  sasl:\n    mechanism: PLAIN\n");

        Settings settings = settings(Map.of(), new Overrides());

        assertThat(settings.integer("retry.max-attempts")).isEqualTo(4);
        assertThat(settings.under("kafka"))
                .containsOnly(Map.entry("security.protocol", "SSL"), Map.entry("sasl.mechanism", "PLAIN"));
    }

    @Test
    void listsInTheFileAreLists() throws IOException {
        yaml("source:\n  ignore-query: [token, X-Amz-Signature]\n");

        assertThat(settings(Map.of(), new Overrides()).list("source.ignore-query"))
                .containsExactly("token", "X-Amz-Signature");
    }

    @Test
    void emptyValuesCountAsNotSet() throws IOException {
        yaml("retry:\n  delay:\n  max-attempts: \"\"\n");

        Settings settings = settings(Map.of("DARKROOM_RETRY_GROWTH", " "), new Overrides());

        assertThat(settings.required("retry.growth")).isEqualTo("linear");
        assertThat(settings.duration("retry.delay")).hasMillis(1500);
        assertThat(settings.integer("retry.max-attempts")).isEqualTo(3);
    }

    @Test
    void aProviderOfOnesOwnGetsTheCommonDefaults() throws IOException {
        yaml(
                "provider: acme\nproviders:\n  acme:\n    dialect: creativeai\n    base-url: https://images.acme.example\n");

        ProviderConfig provider = new ConfigLoader(folder, Map.of())
                .load(Optional.empty(), new Overrides())
                .provider();

        assertThat(provider.name()).isEqualTo("acme");
        assertThat(provider.maxInFlight()).isEqualTo(6);
        assertThat(provider.model()).isEqualTo("gpt-image-1");
    }

    private Settings settings(Map<String, String> environment, Overrides overrides) {
        return new ConfigLoader(folder, environment).settings(Optional.empty(), overrides);
    }

    private void yaml(String text) throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), text);
    }
}
