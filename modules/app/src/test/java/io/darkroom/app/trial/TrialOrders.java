package io.darkroom.app.trial;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Origin;
import java.time.Instant;

/** Orders of tests about trials. */
public final class TrialOrders {
    private TrialOrders() {}

    /** One picture of a product by model m of the sandbox. */
    public static GenerationRequest.Builder order() {
        return GenerationRequest.newBuilder()
                .setIdempotencyKey("k")
                .setFingerprint("f")
                .setEventId("e")
                .setSku("s")
                .setAnchorId("s")
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("v")
                .setProvider("sandbox")
                .setModel("m")
                .setPrompt("p")
                .setSourceImageUrl("https://i.example/s.png")
                .setCount(1)
                .setOccurredAt(Instant.EPOCH)
                .setOrigin(new Origin("", 0, 0L));
    }
}
