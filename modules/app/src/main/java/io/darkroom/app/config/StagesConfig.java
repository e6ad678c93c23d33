package io.darkroom.app.config;

import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.generate.setting.GenerateSettings;
import io.darkroom.pipeline.intake.IntakeSettings;
import io.darkroom.pipeline.stream.setting.StreamsSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the stages work.
 *
 * @param intake intake
 * @param generation generation of each provider, by its name, and the asset stage by that of its work queue
 * @param threads stream threads of each stage
 * @param overrides settings of Kafka Streams and its clients
 */
public record StagesConfig(
        IntakeSettings intake, Map<String, GenerateSettings> generation, int threads, Map<String, String> overrides) {
    public static final String THREADS = "num.stream.threads";

    public StagesConfig {
        generation = Map.copyOf(generation);
        Map<String, String> others = new TreeMap<>(overrides);
        others.remove(THREADS);
        overrides = Map.copyOf(others);
    }

    /** Generation of one provider that is in use. */
    public GenerateSettings generate(String provider) {
        return Optional.ofNullable(generation.get(provider)).orElseThrow();
    }

    /** The campaigns. */
    public Campaigns campaigns() {
        return intake.prompts().campaigns();
    }

    /**
     * The Kafka Streams client of one stage.
     *
     * @param shared whether other processes can reach the brokers
     */
    public StreamsSettings streams(
            Place place, String applicationId, String bootstrapServers, boolean shared, Path stores) {
        return new StreamsSettings(
                bootstrapServers, applicationId, place.instanceId(), stores, threads, shared, overrides);
    }

    /** Without the overrides: they may hold credentials. */
    @Override
    public String toString() {
        return "StagesConfig[" + intake + ", " + generation + "]";
    }
}
