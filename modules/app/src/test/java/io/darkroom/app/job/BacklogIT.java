package io.darkroom.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.pipeline.stream.Backlog;
import io.darkroom.sandbox.broker.BrokerSettings;
import io.darkroom.sandbox.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacklogIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String TOPIC = "image.requests.sandbox";

    @TempDir
    private Path folder;

    @Test
    void backlogIsUnknownBeforeTheFirstLookAndWhileKafkaIsAway() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(new BrokerSettings(folder, 0));
        Map<String, Object> config = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "default.api.timeout.ms", 2_000,
                "request.timeout.ms", 1_000);
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
        try (Backlog backlog = new Backlog(config, "a-group", List.of(TOPIC), (admin, committed) -> {})) {
            assertThat(backlog.of(TOPIC)).isNaN();
            backlog.start();
            await().atMost(LIMIT).until(() -> backlog.of(TOPIC) == 0);

            broker.close();

            await().atMost(LIMIT).until(() -> Double.isNaN(backlog.of(TOPIC)));
        } finally {
            broker.close();
        }
    }
}
