package io.darkroom.pipeline.generate;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Origin;
import io.darkroom.provider.ImageCall;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Requests for tests. */
public final class Requests {
    public static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private Requests() {}

    public static GenerationRequest of(String sku) {
        return builder(sku).build();
    }

    public static ImageCall call() {
        Optional<String> none = Optional.empty();
        return new ImageCall(
                "token",
                "gpt-image-1",
                "p",
                Optional.of(URI.create("https://example.com/a.jpg")),
                none,
                none,
                none,
                none,
                none,
                1,
                Optional.empty());
    }

    public static GenerationRequest.Builder builder(String sku) {
        return GenerationRequest.newBuilder()
                .setIdempotencyKey(sku + ":product:main:v1")
                .setGeneration(1)
                .setFingerprint("f-" + sku)
                .setEventId("e-" + sku)
                .setSku(sku)
                .setAnchorId(sku)
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("v1")
                .setProvider("sandbox")
                .setModel("gpt-image-1")
                .setPrompt("A picture of " + sku)
                .setSourceImageUrl("https://example.com/" + sku + ".jpg")
                .setCount(1)
                .setOccurredAt(T0)
                .setAdmittedAt(T0)
                .setOrigin(new Origin("catalog.changes", 0, 0L));
    }
}
