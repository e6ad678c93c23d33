package io.darkroom.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.sandbox.api.setting.Latency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.kafka.KafkaContainer;

class ContainerIT {
    private static final String IMAGE = "apache/kafka:4.3.1";
    private static final int ROWS = 12;

    @TempDir
    Path folder;

    @Test
    void theMainJobRunsOnAKafkaOfAContainer() throws Exception {
        try (KafkaContainer kafka = new KafkaContainer(IMAGE)) {
            startOrSkip(kafka);
            try (Plant plant = Plant.on(
                            kafka.getBootstrapServers(),
                            folder,
                            Map.of("topics.partitions", "3"),
                            Latency.of(Duration.ofMillis(100)))
                    .withStages()) {
                Job job = plant.job(folder);
                Path file = job.catalog("Z", ROWS);

                Job.Result first = job.run(file);
                Job.Result again = job.run(file);

                assertThat(first.code()).as(first.err()).isZero();
                assertThat(first.column("sku")).hasSize(ROWS).isSorted();
                assertThat(first.column("status")).containsOnly("completed");
                assertThat(again.lines()).isEqualTo(first.lines());
                assertThat(plant.billed("Z-").calls()).isEqualTo(ROWS);
            }
        }
    }

    /** Where no engine runs, and where one runs that gets no images, this cannot be tried. */
    private static void startOrSkip(KafkaContainer kafka) {
        try {
            assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "no container engine runs here");
            kafka.start();
        } catch (ContainerFetchException e) {
            abort("the container engine gets no images: " + e.getMessage());
        }
    }
}
