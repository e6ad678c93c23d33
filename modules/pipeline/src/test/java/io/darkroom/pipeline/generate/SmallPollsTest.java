package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.pipeline.stream.setting.StreamsSettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallPollsTest {
    private static final String POLL = "main.consumer.max.poll.records";

    @Test
    void aPollBringsAHundredRecords() {
        assertThat(properties(Map.of())).containsEntry(POLL, "100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"max.poll.records", "consumer.max.poll.records", POLL})
    void whatIsSetForEveryConsumerCounts(String name) {
        assertThat(properties(Map.of(name, "20"))).containsEntry(POLL, "20");
    }

    private static Map<String, Object> properties(Map<String, String> overrides) {
        return GenerateStage.properties(
                new StreamsSettings("localhost:1", "app", "one", Path.of("unused"), 1, false, overrides));
    }
}
