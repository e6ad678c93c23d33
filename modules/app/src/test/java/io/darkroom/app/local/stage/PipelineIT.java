package io.darkroom.app.local.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.ledger.LedgerView;
import io.darkroom.app.local.Access;
import io.darkroom.app.local.Installation;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import io.darkroom.contract.serde.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineIT {
    @TempDir
    Path folder;

    @Test
    void anEventBecomesAPictureInOneProcessAndIsRememberedByTheNext() throws Exception {
        try (Pipeline pipeline = Pipeline.open(config("sandbox"), "test").start()) {
            publish(pipeline.installation(), "SKU-1");

            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(entry(pipeline.installation(), "SKU-1"))
                            .map(GenerationStatus::getState)
                            .contains(LedgerState.COMPLETED));

            assertThat(pipeline.failure()).isNotDone();
            assertThat(pipeline.stages()
                            .orElseThrow()
                            .gates()
                            .values()
                            .iterator()
                            .next()
                            .inFlight())
                    .isZero();
        }
        try (Access access = Access.open(config("sandbox"), "test")) {
            assertThat(entry(access.installation(), "SKU-1"))
                    .map(GenerationStatus::getState)
                    .contains(LedgerState.COMPLETED);
        }
    }

    @Test
    void aPaidProviderWithoutItsKeyStartsNothing() {
        DarkroomConfig paid = config("creativeai");

        assertThatThrownBy(() -> Pipeline.open(paid, "test"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("CREATIVEAI_API_KEY");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private DarkroomConfig config(String provider) {
        return new ConfigLoader(folder, Map.of("DARKROOM_SANDBOX_LATENCY", "50ms"))
                .load(
                        Optional.empty(),
                        new Overrides()
                                .put("data-dir", folder.resolve("data"), "--data-dir")
                                .put("provider", provider, "--provider"));
    }

    private static Optional<GenerationStatus> entry(Installation installation, String sku) {
        return new LedgerView(installation).entry(sku + ":product:main:own");
    }

    private static void publish(Installation installation, String sku) throws Exception {
        Topic<CatalogChange> topic = installation.topics().changes();
        CatalogChange change = CatalogChange.newBuilder()
                .setSku(sku)
                .setProduct(Product.newBuilder().setTitle("Chair").build())
                .setSourceImageUrl("https://images.example/chair.png")
                .setShots(List.of(Shot.newBuilder()
                        .setPromptTemplate("A photo of {{title}}.")
                        .setPromptVersion("own")
                        .build()))
                .setOccurredAt(Instant.now())
                .build();
        try (Producer<byte[], byte[]> producer = installation.producer()) {
            producer.send(new ProducerRecord<>(
                            topic.name(),
                            sku.getBytes(StandardCharsets.UTF_8),
                            topic.value().serializer().serialize(topic.name(), change)))
                    .get();
        }
    }
}
