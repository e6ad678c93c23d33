package io.darkroom.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.doctor.check.Check;
import io.darkroom.app.doctor.cluster.Cluster;
import io.darkroom.contract.topic.right.Application;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {
    @TempDir
    private Path folder;

    @Test
    void aPersonNeedsNoKeyOfAnImageApi() {
        assertThat(names(Set.of())).contains("provider");
        assertThat(names(Set.of(Application.GENERATION, Application.INTAKE))).contains("provider");
        assertThat(names(Set.of(Application.OPERATOR)))
                .doesNotContain("provider")
                .contains("rights");
    }

    private List<String> names(Set<Application> wanted) {
        Map<String, String> environment = Map.of(
                "DARKROOM_KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:1",
                "DARKROOM_SCHEMA_REGISTRY_URL",
                "http://127.0.0.1:1");
        DarkroomConfig config = new ConfigLoader(folder, environment).load(Optional.empty(), new Overrides());
        try (Cluster cluster = new Cluster(config)) {
            return Checks.of(config, cluster, wanted).stream().map(Check::name).toList();
        }
    }
}
