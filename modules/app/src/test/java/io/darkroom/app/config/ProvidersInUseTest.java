package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.exit.UserError;
import io.darkroom.contract.topic.TopicSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersInUseTest {
    private static final String TWO = """
            provider: house
            providers:
              house: {dialect: creativeai, base-url: "http://127.0.0.1:1", max-in-flight: 4}
              painter:
                dialect: creativeai
                base-url: "http://127.0.0.1:2"
                api-key-env: PAINTER_API_KEY
                call-timeout: 20m
                rate: 5/min
            models:
              oil: {provider: painter}
            """;

    @TempDir
    Path folder;

    @Test
    void theChosenOneAndThoseOfModelsAreInUse() throws IOException {
        DarkroomConfig config = config(TWO, new Overrides());

        assertThat(config.provider().name()).isEqualTo("house");
        assertThat(config.providers().names()).containsExactly("house", "painter");
        assertThat(config.providers().routes().of("oil")).isEqualTo("painter");
        assertThat(config.providers().routes().of("chalk")).isEqualTo("house");
        assertThat(config.stages().generate("house").calls().maxInFlight()).isEqualTo(4);
        assertThat(config.stages().generate("painter").calls().maxInFlight()).isEqualTo(6);
        assertThat(config.stages().generate("painter").calls().rate()).isPresent();
    }

    @Test
    void aDefaultOneDrawsEverythingAlone() throws IOException {
        DarkroomConfig config = config("", new Overrides());

        assertThat(config.providers().names()).containsExactly("sandbox");
        assertThat(config.providers().several()).isFalse();
    }

    @Test
    void theFlagSaysThatOneDrawsEverything() throws IOException {
        DarkroomConfig config = config(TWO, new Overrides().put("provider", "house", "--provider"));

        assertThat(config.providers().names()).containsExactly("house");
        assertThat(config.providers().routes().of("oil")).isEqualTo("house");
    }

    @Test
    void flagsOfTheProviderBelongToTheChosenOne() throws IOException {
        DarkroomConfig config = config(TWO, new Overrides().putOfProvider("max-in-flight", 9, "--max-in-flight"));

        assertThat(config.providers().of("house").maxInFlight()).isEqualTo(9);
        assertThat(config.providers().of("painter").maxInFlight()).isEqualTo(6);
    }

    @Test
    void generationMayWorkForSomeOnlyAndForOneThatNoModelIsSentTo() throws IOException {
        Providers providers = config(TWO + "generation.providers: painter, sandbox\n", new Overrides())
                .providers();

        assertThat(providers.names()).containsExactly("house", "painter", "sandbox");
        assertThat(providers.atWork()).extracting(ProviderConfig::name).containsExactly("painter", "sandbox");
        assertThat(providers.routes().knows("sandbox")).isTrue();
    }

    @Test
    void theKeyOfEachThatGenerationWorksForIsNeeded() throws IOException {
        assertThatThrownBy(() -> config(TWO, new Overrides()).providers().requireKeys())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("The provider painter needs an API key")
                .hasMessageContaining("PAINTER_API_KEY");
        config(TWO + "generation.providers: house\n", new Overrides())
                .providers()
                .requireKeys();
    }

    @Test
    void aProviderThatNobodyKnowsIsNamedWithItsProperty() {
        assertThatThrownBy(() -> config("models.oil.provider: paintr\n", new Overrides()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("models.oil.provider must be one of creativeai, ")
                .hasMessageContaining("was paintr (from darkroom.yaml)");
        assertThatThrownBy(() -> config("generation.providers: gone\n", new Overrides()))
                .hasMessageStartingWith("generation.providers must be one of ")
                .hasMessageContaining("was gone");
    }

    @Test
    void runningCallsOfTheSlowestGetTheirTimeAtShutdown() throws IOException {
        DarkroomConfig config = config(TWO, new Overrides());

        assertThat(config.stages().generate("house").drainTimeout()).isEqualTo(Duration.ofSeconds(1210));
    }

    @Test
    void theTableOfTopicsCoversAll() throws IOException {
        DarkroomConfig config = config(TWO, new Overrides());

        List<String> topics = config.cluster().topics().whole(config.providers().names()).specs().stream()
                .map(TopicSpec::name)
                .toList();

        for (String provider : List.of("house", "painter")) {
            assertThat(topics)
                    .contains(
                            "image.requests." + provider,
                            "image.requests." + provider + ".backfill",
                            "image.replies." + provider,
                            "image.retries." + provider,
                            "darkroom-generation-" + provider + "-open-calls-changelog");
        }
        assertThat(topics).doesNotHaveDuplicates().contains("darkroom-intake-by-sku-repartition");
    }

    private DarkroomConfig config(String yaml, Overrides overrides) throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), yaml);
        return new ConfigLoader(folder, Map.of()).load(Optional.empty(), overrides);
    }
}
