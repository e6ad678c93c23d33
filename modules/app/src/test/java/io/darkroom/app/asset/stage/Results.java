package io.darkroom.app.asset.stage;

import io.darkroom.app.local.Installation;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Origin;
import io.darkroom.contract.serde.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes results as generation does. One thread. */
final class Results implements AutoCloseable {
    private final Topic<ImageCompleted> topic;
    private final Producer<byte[], byte[]> producer;

    Results(Installation installation) {
        topic = installation.topics().completed();
        producer = installation.producer();
        installation.serdes().register(installation.topics().all(java.util.Set.of()));
    }

    void write(String sku, String... urls) {
        var unused = producer.send(new ProducerRecord<>(
                topic.name(),
                sku.getBytes(StandardCharsets.UTF_8),
                topic.value().serializer().serialize(topic.name(), result(sku, urls))));
    }

    private static ImageCompleted result(String sku, String... urls) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return ImageCompleted.newBuilder()
                .setIdempotencyKey(sku + ":product:main:v1")
                .setGeneration(1)
                .setFingerprint("f")
                .setEventId("event-" + sku)
                .setSku(sku)
                .setAnchorId(sku)
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("v1")
                .setProvider("sandbox")
                .setModelRequested("gpt-image-1")
                .setImages(Arrays.stream(urls)
                        .map(url -> Image.newBuilder().setUrl(url).build())
                        .toList())
                .setRequestedCount(urls.length)
                .setAttempts(1)
                .setAdmittedAt(now)
                .setSentAt(now)
                .setCompletedAt(now)
                .setOrigin(new Origin("catalog.changes", 0, 0L))
                .build();
    }

    @Override
    public void close() {
        producer.close();
    }
}
