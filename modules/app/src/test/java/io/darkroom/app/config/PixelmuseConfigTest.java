package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.exit.UserError;
import io.darkroom.providers.dialect.DialectSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelmuseConfigTest {
    @TempDir
    Path folder;

    @Test
    void pixelmuseIsThereFromTheStart() {
        DarkroomConfig config = load(Map.of("PIXELMUSE_API_KEY", "pm_live_x"));
        ProviderConfig provider = config.provider();

        assertThat(provider.api().base()).contains(URI.create("https://www.pixelmuse.studio"));
        assertThat(provider.requiredKey()).isEqualTo("pm_live_x");
        assertThat(provider.speech().dialect().name()).isEqualTo("pixelmuse-images");
        assertThat(provider.speech().path()).isEqualTo("/api/v1/images");
        assertThat(provider.speech().visibility()).contains("private");
        assertThat(provider.speech().idempotent()).isTrue();
        assertThat(provider.model()).isEqualTo("nano-banana-pro");
        assertThat(provider.api().maxResponseBytes()).isEqualTo(32 << 20);
        assertThat(config.stages().intake().rules().governance().aspectSizes()).doesNotContainKey("pixelmuse");
        assertThat(config.settings().origin("providers.pixelmuse.model")).isEqualTo("default of pixelmuse-images");
    }

    @Test
    void dialectMakesItsOwnDefaultsUnderAnyName() throws IOException {
        yaml("provider: muse\nproviders.muse: {dialect: pixelmuse-generate, base-url: 'http://localhost:1'}\n");

        ProviderConfig provider = load(Map.of(), new Overrides()).provider();

        assertThat(provider.speech().path()).isEqualTo("/api/v1/generate");
        assertThat(provider.speech().idempotent()).isFalse();
        assertThat(provider.model()).isEqualTo("nano-banana-pro");
    }

    @Test
    void whatIsSetWins() {
        DarkroomConfig config = load(Map.of(
                "DARKROOM_PROVIDERS_PIXELMUSE_MODEL", "imagen-3",
                "DARKROOM_PROVIDERS_PIXELMUSE_PATH", "/v2/images",
                "DARKROOM_PROVIDERS_PIXELMUSE_VISIBILITY", "none",
                "DARKROOM_PROVIDERS_PIXELMUSE_IDEMPOTENT", "false",
                "DARKROOM_PROVIDERS_PIXELMUSE_MAX_RESPONSE_BYTES", "1MiB",
                "DARKROOM_PROVIDERS_PIXELMUSE_FIELDS_SOURCE_IMAGE", "reference_url"));
        DialectSettings speech = config.provider().speech();

        assertThat(config.provider().model()).isEqualTo("imagen-3");
        assertThat(speech.path()).isEqualTo("/v2/images");
        assertThat(speech.visibility()).isEmpty();
        assertThat(speech.idempotent()).isFalse();
        assertThat(config.provider().api().maxResponseBytes()).isEqualTo(1 << 20);
        assertThat(speech.fields().of("source-image")).isEqualTo("reference_url");
    }

    @Test
    void modelOfTheDialectTakesThePlaceOfTheBuiltInPromptsButNotOfYours() throws IOException {
        assertThat(load(Map.of()).stages().intake().prompts().model()).contains("nano-banana-pro");

        yaml("prompts.file: mine.yaml\n");

        assertThat(load(Map.of()).stages().intake().prompts().model()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            providers.pixelmuse.dialect: pixelmuse    | providers.pixelmuse.dialect must be one of creativeai, pixelmuse-images, pixelmuse-generate, was pixelmuse (from darkroom.yaml).
            providers.pixelmuse.path: images          | providers.pixelmuse.path must be a path such as /api/v1/images without query, was images (from darkroom.yaml).
            providers.pixelmuse.path: /a/../b         | providers.pixelmuse.path must be a path such as /api/v1/images without query, was /a/../b (from darkroom.yaml).
            providers.pixelmuse.path: /a?b=c          | providers.pixelmuse.path must be a path such as /api/v1/images without query, was /a?b=c (from darkroom.yaml).
            providers.pixelmuse.visibility: secret    | providers.pixelmuse.visibility must be private, unlisted, public or none, was secret (from darkroom.yaml).
            providers.pixelmuse.fields.size: s        | providers.pixelmuse.fields.size is no field of the dialect pixelmuse-images; it has aspect, callback, id, model, model-actual, pictures, prompt, source-image, status, style, visibility (from darkroom.yaml).
            providers.pixelmuse.fields.aspect: a b    | providers.pixelmuse.fields.aspect must be a field name of 1 to 64 letters, digits, _, . and -, was a b (from darkroom.yaml).
            providers.pixelmuse.credit-price: cheap   | providers.pixelmuse.credit-price must be an amount with an optional currency such as 0.17 USD, was cheap (from darkroom.yaml).
            """)
    void aWrongValueNamesPropertyBoundValueAndOrigin(String yaml, String sentence) throws IOException {
        yaml(yaml);

        assertThatThrownBy(() -> load(Map.of())).isInstanceOf(UserError.class).hasMessage(sentence);
    }

    @Test
    void visibilityHasNoMeaningWhereTheDialectHasNone() throws IOException {
        yaml("providers.creativeai.visibility: private\n");

        assertThatThrownBy(() -> load(Map.of(), new Overrides().put("provider", "creativeai", "--provider")))
                .hasMessage(
                        "providers.creativeai.visibility has no meaning for the dialect creativeai (from darkroom.yaml).");
    }

    private void yaml(String text) throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), text);
    }

    private DarkroomConfig load(Map<String, String> environment) {
        return load(environment, new Overrides().put("provider", "pixelmuse", "--provider"));
    }

    private DarkroomConfig load(Map<String, String> environment, Overrides overrides) {
        return new ConfigLoader(folder, environment).load(Optional.empty(), overrides);
    }
}
