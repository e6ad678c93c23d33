package io.darkroom.pipeline.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.stream.setting.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainConsumerTest {
    private static final String SESSION = "main.consumer.session.timeout.ms";
    private static final String HEARTBEAT = "main.consumer.heartbeat.interval.ms";

    @Test
    void withoutASettingAProcessLosesItsWorkAfterTenSeconds() {
        assertThat(StreamsRuntime.properties(with(Map.of()), Map.of()))
                .containsEntry(SESSION, "10000")
                .containsEntry(HEARTBEAT, "3000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "consumer.", "main.consumer."})
    void whatIsSetForEveryConsumerCountsForTheMainOne(String prefix) {
        StreamsSettings settings =
                with(Map.of(prefix + "session.timeout.ms", "45000", prefix + "heartbeat.interval.ms", "9000"));

        assertThat(StreamsRuntime.properties(settings, Map.of()))
                .containsEntry(SESSION, "45000")
                .containsEntry(HEARTBEAT, "9000");
        assertThat(StreamsRuntime.session(settings)).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void theNearerNameCounts() {
        StreamsSettings settings =
                with(Map.of("session.timeout.ms", "1", "consumer.session.timeout.ms", "2", SESSION, "3"));

        assertThat(StreamsRuntime.properties(settings, Map.of())).containsEntry(SESSION, "3");
        assertThat(StreamsRuntime.properties(
                        with(Map.of("session.timeout.ms", "1", "consumer.session.timeout.ms", "2")), Map.of()))
                .containsEntry(SESSION, "2");
    }

    private static StreamsSettings with(Map<String, String> overrides) {
        return new StreamsSettings("localhost:1", "app", "one", Path.of("unused"), 1, false, overrides);
    }
}
