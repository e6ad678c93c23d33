package io.darkroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.config.TopicsConfig;
import io.darkroom.app.job.Job;
import io.darkroom.contract.topic.TopicSizing;
import io.darkroom.contract.topic.check.TopicAdmin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever starts Darkroom for the first time reads no warning that means nothing. */
class FreshStartIT {
    private static final Pattern TROUBLE = Pattern.compile("(?m)^.*\\b(?:WARN|ERROR)\\b.*$");

    /** Not below the machine's folder for temporary files: Kafka Streams rightly warns of that. */
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "fresh-start");
    }

    @Test
    void serveBeginsWithoutAWarning() throws Exception {
        try (Broker broker = Broker.on(folder.resolve("broker"));
                DarkroomProcess serve = serveOnNewTopics(broker)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> serve.said().split("status=\"RUNNING\"", -1).length > 2);

            assertThat(serve.terminate()).as(serve.said()).isZero();

            assertThat(troubles(serve.said())).isEmpty();
        }
    }

    /** Changelogs are left to the stages. */
    private DarkroomProcess serveOnNewTopics(Broker broker) throws IOException {
        try (Admin admin = broker.installation().admin()) {
            new TopicAdmin(admin).create(new TopicsConfig("fresh.", TopicSizing.EMBEDDED).table(Set.of("sandbox")));
        }
        return DarkroomProcess.start(
                folder,
                "serve --data-dir serve --provider-url http://127.0.0.1:1 " + broker.flags(),
                Map.of("DARKROOM_TOPICS_PREFIX", "fresh."));
    }

    @Test
    void runBeginsWithoutAWarning() throws Exception {
        Path rows = new Job(folder, Map.of()).catalog("MUG", 2);

        try (DarkroomProcess run = DarkroomProcess.start(
                folder,
                "run " + rows + " --data-dir data --pictures none",
                Map.of("DARKROOM_SANDBOX_LATENCY", "10ms"))) {
            assertThat(run.exitCode()).as(run.said()).isZero();

            assertThat(troubles(run.said())).isEmpty();
        }
        assertThat(troubles(Files.readString(folder.resolve("data/sandbox/darkroom.log"))))
                .isEmpty();
    }

    /** A broker that is slow to end a transaction answers the next one so; the producer tries again. */
    private static List<String> troubles(String said) {
        return TROUBLE.matcher(said)
                .results()
                .map(line -> line.group())
                .filter(line -> !line.contains("Error: CONCURRENT_TRANSACTIONS"))
                .toList();
    }
}
