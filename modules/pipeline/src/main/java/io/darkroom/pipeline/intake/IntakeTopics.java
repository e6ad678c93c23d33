package io.darkroom.pipeline.intake;

import io.darkroom.contract.topic.TopicSpec;
import io.darkroom.contract.topic.Topics;
import io.darkroom.contract.topic.check.TopicAdmin;
import io.darkroom.pipeline.intake.route.Routes;
import io.darkroom.pipeline.stream.setting.ClientSettings;
import io.darkroom.pipeline.stream.setting.StreamsSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The topics that intake works with, looked at once at start: Kafka Streams would not say what is wrong. Any thread. */
final class IntakeTopics {
    private final Topics topics;
    private final Routes routes;

    IntakeTopics(Topics topics, Routes routes) {
        this.topics = topics;
        this.routes = routes;
    }

    /**
     * Partitions of the outcomes, which the requests by sku must have too.
     *
     * @throws IllegalStateException when a topic is missing or the outcomes differ
     */
    int partitions(StreamsSettings streams) {
        try (Admin admin = Admin.create(ClientSettings.of(streams))) {
            return partitions(new TopicAdmin(admin).found(names()));
        }
    }

    int partitions(Map<String, TopicSpec> found) {
        List<String> missing = names().stream()
                .filter(name -> !found.containsKey(name))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "topics are missing, darkroom topics create makes them: " + String.join(", ", missing));
        }
        int completed = count(found, topics.completed().name());
        int failed = count(found, topics.failed().name());
        if (completed != failed) {
            throw new IllegalStateException("%s and %s must have as many partitions, have %d and %d"
                    .formatted(topics.completed().name(), topics.failed().name(), completed, failed));
        }
        return completed;
    }

    private static int count(Map<String, TopicSpec> found, String name) {
        TopicSpec spec = found.get(name);
        return spec == null ? 0 : spec.partitions();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of(
                topics.changes().name(),
                topics.replays().name(),
                topics.dlq().name(),
                topics.completed().name(),
                topics.dlqOf(topics.completed()).name(),
                topics.failed().name(),
                topics.dlqOf(topics.failed()).name(),
                topics.status().name(),
                topics.prompts().name()));
        routes.providers().forEach(provider -> {
            names.add(topics.requests(provider).name());
            names.add(topics.backfill(provider).name());
        });
        return names;
    }
}
