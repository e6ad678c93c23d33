package io.darkroom.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Records that tests start from. Any thread. */
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Samples() {}

    public static CatalogChange.Builder change() {
        return CatalogChange.newBuilder()
                .setSku("SKU-1")
                .setProduct(Product.newBuilder()
                        .setTitle("Kaffeekanne „Größe L“")
                        .setStyleTags(List.of("warm", "minimal"))
                        .setAttributes(Map.of("colour", "blue"))
                        .build())
                .setSourceImageUrl("https://pictures.example/1.jpg?sig=abc")
                .setShots(
                        List.of(Shot.newBuilder().setPromptAppend("from above").build()))
                .setOccurredAt(NOON);
    }

    public static GenerationRequest.Builder request() {
        return GenerationRequest.newBuilder()
                .setIdempotencyKey("SKU-1:product:main:v1")
                .setFingerprint("")
                .setEventId("event-1")
                .setSku("SKU-1")
                .setAnchorId("SKU-1")
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("v1")
                .setProvider("sandbox")
                .setModel("gpt-image-1")
                .setPrompt("A photo of a coffee pot.")
                .setSourceImageUrl("https://pictures.example/1.jpg?sig=abc")
                .setOccurredAt(NOON)
                .setOrigin(new Origin("catalog.changes", 0, 7L));
    }
}
