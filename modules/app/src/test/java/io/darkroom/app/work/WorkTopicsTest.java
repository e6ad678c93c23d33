package io.darkroom.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.contract.serde.WireSerdes;
import io.darkroom.contract.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTopicsTest {
    @TempDir
    Path folder;

    @Test
    void anAssetStageThatIsAskedByARunHasNothingToReadInTheResults() {
        assertThat(queues(Topics.ASSET_STAGE, Map.of()))
                .containsExactly("image.requests.assets", "image.requests.assets.backfill", "image.retries.assets");
    }

    @Test
    void onAClusterEachResultIsWorkOfTheAssetStageAndOfNoOther() {
        Map<String, String> cluster = Map.of(
                "DARKROOM_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "DARKROOM_SCHEMA_REGISTRY_URL", "http://registry");

        assertThat(queues(Topics.ASSET_STAGE, cluster)).contains("image.completed");
        assertThat(queues("sandbox", cluster)).doesNotContain("image.completed");
    }

    private List<String> queues(String provider, Map<String, String> environment) {
        DarkroomConfig config = new ConfigLoader(folder, environment).load(Optional.empty(), new Overrides());
        try (WireSerdes serdes = new WireSerdes(Map.of("schema.registry.url", "http://127.0.0.1:1"))) {
            return WorkTopics.of(config, new Topics("", serdes), provider).queues(config);
        }
    }
}
