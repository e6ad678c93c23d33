package io.darkroom.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.contract.topic.Topics;
import io.darkroom.sandbox.api.setting.Latency;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publisher that begins a transaction and goes away. */
class OpenTransactionIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void statusAndAMetricTellOfItAndNothingIsLost() throws Exception {
        try (Plant plant = Plant.start(folder, Map.of(), Latency.NONE).withStages();
                Producer<byte[], byte[]> other = transactional(plant)) {
            Topics topics = plant.installation().topics();
            Job job = plant.job(folder);
            other.initTransactions();
            other.beginTransaction();
            other.send(new ProducerRecord<>(topics.changes().name(), 0, bytes("FOREIGN"), bytes("no event")))
                    .get(LIMIT.toSeconds(), TimeUnit.SECONDS);

            assertThat(job.command(List.of("import", job.catalog("BEHIND", 1).toString()))
                            .code())
                    .isZero();

            await().atMost(LIMIT)
                    .until(() -> openSeconds(plant, topics.changes().name()) > 1);
            assertThat(openSeconds(plant, topics.completed().name())).isZero();
            Job.Result nothing = job.command(List.of("status", "BEHIND-0001"));
            assertThat(nothing.out() + nothing.err())
                    .contains("Nothing is known of BEHIND-0001")
                    .contains("A producer's transaction stands open at %s-0@0"
                            .formatted(topics.changes().name()));

            other.abortTransaction();

            await().atMost(LIMIT)
                    .until(() ->
                            job.command(List.of("status", "BEHIND-0001")).out().contains("completed"));
            await().atMost(LIMIT)
                    .until(() -> openSeconds(plant, topics.changes().name()) == 0);
        }
    }

    private static double openSeconds(Plant plant, String topic) {
        return plant.meters()
                .get("darkroom.intake.open-transaction")
                .tag("topic", topic)
                .gauge()
                .value();
    }

    private static Producer<byte[], byte[]> transactional(Plant plant) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        plant.installation().bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "other"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
