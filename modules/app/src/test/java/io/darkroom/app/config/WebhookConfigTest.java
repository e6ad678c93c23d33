package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.exit.ExitCode;
import io.darkroom.app.exit.UserError;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookConfigTest {
    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void withoutAnAddressNobodyIsAskedForWebhooks() {
        assertThat(webhooks().url()).isEmpty();
    }

    @Test
    void theSecretStandsInTheEnvironmentAndIsLongEnough() {
        environment.put("DARKROOM_WEBHOOKS_URL", "https://shop.example/darkroom/");
        assertThat(webhooks().url()).hasValue(URI.create("https://shop.example/darkroom"));

        assertThatThrownBy(() -> webhooks().seal().required("webhooks.url", 32))
                .hasMessageContaining("webhooks.url needs webhooks.secret-env");
        environment.put("DARKROOM_WEBHOOKS_SECRET_ENV", "SEAL");
        assertThatThrownBy(() -> webhooks().seal().required("webhooks.url", 32))
                .hasMessage("webhooks.url needs the environment variable SEAL (webhooks.secret-env).")
                .isInstanceOfSatisfying(
                        UserError.class, wrong -> assertThat(wrong.code()).isEqualTo(ExitCode.USAGE));
        environment.put("SEAL", "short");
        assertThatThrownBy(() -> webhooks().seal().required("webhooks.url", 32))
                .hasMessageContaining("must have at least 32 characters, had 5")
                .hasMessageNotContaining("short")
                .isInstanceOfSatisfying(
                        UserError.class, wrong -> assertThat(wrong.code()).isEqualTo(ExitCode.USAGE));
        environment.put("SEAL", "0123456789abcdef0123456789abcdef");
        assertThat(webhooks().seal().required("webhooks.url", 32)).hasSize(32);
    }

    @Test
    void anAddressWithAPasswordOrAQueryIsRefused() {
        environment.put("DARKROOM_WEBHOOKS_URL", "https://me:pw@shop.example");
        assertThatThrownBy(this::webhooks)
                .hasMessageContaining("webhooks.url must have no user")
                .hasMessageNotContaining("pw");
        environment.put("DARKROOM_WEBHOOKS_URL", "https://shop.example?x=1");
        assertThatThrownBy(this::webhooks).hasMessageContaining("webhooks.url must have no user, query");
    }

    @Test
    void eachProviderHasItsOwnWayOfSigning() {
        environment.put("DARKROOM_PROVIDERS_CREATIVEAI_WEBHOOK_SIGNATURE", "standard");

        assertThat(webhooks().senders())
                .hasEntrySatisfying(
                        "creativeai", sender -> assertThat(sender.scheme()).isEqualTo(WebhookConfig.Scheme.STANDARD))
                .hasEntrySatisfying(
                        "sandbox", sender -> assertThat(sender.scheme()).isEqualTo(WebhookConfig.Scheme.NONE));
        environment.put("DARKROOM_PROVIDERS_CREATIVEAI_WEBHOOK_SIGNATURE", "md5");
        assertThatThrownBy(this::webhooks)
                .hasMessageContaining("providers.creativeai.webhook-signature must be none or standard or sha256");
    }

    private WebhookConfig webhooks() {
        return new ConfigLoader(folder, environment)
                .load(Optional.empty(), new Overrides())
                .webhooks();
    }
}
