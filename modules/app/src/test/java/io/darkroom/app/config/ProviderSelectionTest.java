package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.setting.SettingsYaml;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import io.darkroom.providers.http.HttpSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderSelectionTest {
    private static final URI API = URI.create("https://api.creativeai.run");

    @TempDir
    Path folder;

    @Test
    void aKeyInTheEnvironmentAloneNeverChoosesAPaidProvider() {
        ProviderConfig provider = provider(Map.of("CREATIVEAI_API_KEY", "paid"), new Overrides());

        assertThat(provider.sandbox()).isTrue();
        assertThat(provider.requiredKey()).isEqualTo("sandbox");
    }

    @Test
    void creativeAiComesWithTheRecipesNumbers() {
        DarkroomConfig config =
                new ConfigLoader(folder, Map.of("CREATIVEAI_API_KEY", "paid")).load(Optional.empty(), paid());

        HttpSettings http =
                config.provider().http(config.provider().api().base().orElseThrow());
        assertThat(http.base()).isEqualTo(API);
        assertThat(http.callTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.provider().model()).isEqualTo("gpt-image-1");
        assertThat(config.provider().maxInFlight()).isEqualTo(6);
        assertThat(config.provider().requiredKey()).isEqualTo("paid");
        assertThat(config.stages().generate("creativeai").retry().maxAttempts()).isEqualTo(3);
        assertThat(config.stages().generate("creativeai").retry().delay()).isEqualTo(Duration.ofMillis(1500));
        assertThat(config.stages().generate("creativeai").drainTimeout()).isEqualTo(Duration.ofSeconds(310));
    }

    @Test
    void creativeAiWithoutItsKeyRefusesToStart() {
        ProviderConfig provider = provider(Map.of(), paid());

        assertThatThrownBy(provider::requiredKey)
                .hasMessageContaining("CREATIVEAI_API_KEY")
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.code()).isEqualTo(ExitCode.INFRASTRUCTURE));
    }

    @Test
    void theKeyIsNeverPartOfAText() {
        DarkroomConfig config =
                new ConfigLoader(folder, Map.of("CREATIVEAI_API_KEY", "s3cr3t")).load(Optional.empty(), paid());

        assertThat(config.toString()).doesNotContain("s3cr3t");
        assertThat(SettingsYaml.of(config.settings())).doesNotContain("s3cr3t");
    }

    @Test
    void theProxyOfTheEnvironmentIsUsedButNotForThisMachine() {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://proxy:3128", "HTTP_PROXY", "http://proxy:3128");
        ProviderConfig provider = provider(environment, paid());

        assertThat(provider.http(API).network().proxy()).contains(URI.create("http://proxy:3128"));
        assertThat(provider.http(URI.create("http://127.0.0.1:8080")).network().proxy())
                .isEmpty();
    }

    @Test
    void aProxyOfTheConfigurationWinsAndExceptionsStay() {
        Map<String, String> environment = Map.of(
                "HTTPS_PROXY", "http://proxy:3128",
                "DARKROOM_HTTP_PROXY", "http://own:8888",
                "NO_PROXY", "internal.example");
        ProviderConfig provider = provider(environment, paid());

        assertThat(provider.http(API).network().proxy()).contains(URI.create("http://own:8888"));
        assertThat(provider.http(URI.create("https://a.internal.example"))
                        .network()
                        .proxy())
                .isEmpty();
    }

    private static Overrides paid() {
        return new Overrides().put("provider", "creativeai", "--provider");
    }

    private ProviderConfig provider(Map<String, String> environment, Overrides overrides) {
        return new ConfigLoader(folder, environment)
                .load(Optional.empty(), overrides)
                .provider();
    }
}
