package io.darkroom.pipeline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.contract.serde.WireSerdes;
import io.darkroom.contract.topic.TopicSpec;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.intake.route.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeTopicsTest {
    private final IntakeTopics topics = new IntakeTopics(
            new Topics("", new WireSerdes(Map.of("schema.registry.url", "http://127.0.0.1:1"))), Routes.to("sandbox"));

    @Test
    void requestsBySkuGetThePartitionsOfTheOutcomes() {
        assertThat(topics.partitions(found())).isEqualTo(6);
    }

    @Test
    void outcomesThatDifferAreRefused() {
        Map<String, TopicSpec> found = found();
        found.put("image.failed", spec("image.failed", 3));

        assertThatThrownBy(() -> topics.partitions(found))
                .hasMessage("image.completed and image.failed must have as many partitions, have 6 and 3");
    }

    @Test
    void missingTopicsAreNamedWithTheCommandThatMakesThem() {
        Map<String, TopicSpec> found = found();
        found.remove("image.status");
        found.remove("catalog.changes");

        assertThatThrownBy(() -> topics.partitions(found))
                .hasMessage("topics are missing, darkroom topics create makes them: catalog.changes, image.status");
    }

    private static Map<String, TopicSpec> found() {
        Map<String, TopicSpec> found = new HashMap<>();
        List.of(
                        "catalog.changes",
                        "catalog.replays",
                        "catalog.changes.dlq",
                        "image.requests.sandbox",
                        "image.requests.sandbox.backfill",
                        "image.completed",
                        "image.completed.dlq",
                        "image.failed",
                        "image.failed.dlq",
                        "image.status",
                        "darkroom.prompts")
                .forEach(name -> found.put(name, spec(name, 6)));
        return found;
    }

    private static TopicSpec spec(String name, int partitions) {
        return new TopicSpec(name, partitions, (short) 1, Map.of());
    }
}
