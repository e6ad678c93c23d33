package io.darkroom.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.stream.setting.StreamsSettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestoreWaitTest {
    private static final String WAIT = "restore.consumer.fetch.max.wait.ms";

    @Test
    void whoRestoresWaitsShortForNews() {
        assertThat(of(Map.of())).containsEntry(WAIT, 20);
        assertThat(of(Map.of("num.standby.replicas", "0"))).containsEntry(WAIT, 20);
    }

    @Test
    void standbysWaitAsLongAsKafkaSays() {
        assertThat(of(Map.of("num.standby.replicas", "1"))).doesNotContainKey(WAIT);
    }

    @Test
    void whatIsSetCounts() {
        assertThat(of(Map.of(WAIT, "100"))).containsEntry(WAIT, "100");
    }

    private static Map<Object, Object> of(Map<String, String> overrides) {
        StreamsSettings settings =
                new StreamsSettings("localhost:1", "app", "one", Path.of("unused"), 1, false, overrides);
        return StreamsRuntime.properties(settings, Map.of());
    }
}
