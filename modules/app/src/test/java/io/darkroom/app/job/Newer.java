package io.darkroom.app.job;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Origin;
import io.darkroom.contract.serde.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A request of a version that nobody here knows, as a rolling upgrade writes it. */
final class Newer {
    static final String SKU = "NEWER";

    private Newer() {}

    /** @param id schema id of the later version */
    static void write(Plant plant, Topic<GenerationRequest> requests, int id) throws Exception {
        try (Producer<byte[], byte[]> producer = plant.installation().producer()) {
            producer.send(new ProducerRecord<>(
                            requests.name(), SKU.getBytes(StandardCharsets.UTF_8), LaterRelease.bytes(request(), id)))
                    .get();
        }
    }

    private static GenerationRequest request() {
        return GenerationRequest.newBuilder()
                .setIdempotencyKey("NEWER:product:main:v1")
                .setGeneration(1)
                .setFingerprint("f")
                .setEventId("e")
                .setSku(SKU)
                .setAnchorId(SKU)
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("v1")
                .setProvider("sandbox")
                .setModel("gpt-image-1")
                .setPrompt("A picture")
                .setSourceImageUrl("https://images.example/chair.png")
                .setCount(1)
                .setOccurredAt(Instant.now())
                .setOrigin(new Origin("catalog.changes", 0, 0L))
                .build();
    }
}
