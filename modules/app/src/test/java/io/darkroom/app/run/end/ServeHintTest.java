package io.darkroom.app.run.end;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeHintTest {
    @TempDir
    Path folder;

    @Test
    void theCommandNamesProviderAddressesAndPrefix() {
        assertThat(hint("creativeai", Map.of("DARKROOM_TOPICS_PREFIX", "p.")))
                .contains("for the provider creativeai?")
                .endsWith("CREATIVEAI_API_KEY=… DARKROOM_TOPICS_PREFIX=p. darkroom serve --provider creativeai"
                        + " --bootstrap-servers kafka:9092 --schema-registry http://registry:8081"
                        + " --provider-url https://api.creativeai.run --data-dir .darkroom-serve");
    }

    @Test
    void theSandboxNeedsTheAddressOfItsImageApi() {
        assertThat(hint("sandbox", Map.of()))
                .contains("--provider-url http://127.0.0.1:8080", "darkroom sandbox prints");
    }

    private String hint(String provider, Map<String, String> environment) {
        DarkroomConfig config = new ConfigLoader(folder, environment)
                .load(Optional.empty(), new Overrides().put("provider", provider, "--provider"));
        return new ServeHint(config, "kafka:9092", URI.create("http://registry:8081")).sentence();
    }
}
