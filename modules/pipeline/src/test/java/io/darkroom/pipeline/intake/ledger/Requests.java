package io.darkroom.pipeline.intake.ledger;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Origin;
import io.darkroom.contract.key.Fingerprint;
import java.time.Instant;
import java.util.Set;

/** Requests of one key. */
final class Requests {
    private Requests() {}

    static GenerationRequest of(String prompt, Instant occurredAt) {
        return finger(request(prompt, "https://img.example.com/a.jpg", occurredAt), Set.of());
    }

    static GenerationRequest withSource(String url, Set<String> ignored) {
        return finger(request("red", url, Instant.EPOCH), ignored);
    }

    static GenerationRequest forced(GenerationRequest request, String act) {
        return GenerationRequest.newBuilder(request).setForce(act).build();
    }

    static GenerationRequest replayOf(GenerationRequest request, long failedGeneration) {
        return GenerationRequest.newBuilder(request)
                .setReplayId("replay-1")
                .setFailedGeneration(failedGeneration)
                .build();
    }

    private static GenerationRequest finger(GenerationRequest request, Set<String> ignored) {
        request.setFingerprint(Fingerprint.of(request, ignored));
        return request;
    }

    private static GenerationRequest request(String prompt, String url, Instant occurredAt) {
        return GenerationRequest.newBuilder()
                .setIdempotencyKey("MUG-1:product:main:prompt_v1")
                .setFingerprint("")
                .setEventId("e-1")
                .setSku("MUG-1")
                .setAnchorId("MUG-1")
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("prompt_v1")
                .setProvider("sandbox")
                .setModel("gpt-image-1")
                .setPrompt(prompt)
                .setSourceImageUrl(url)
                .setOccurredAt(occurredAt)
                .setOrigin(new Origin("catalog.changes", 0, 0L))
                .build();
    }
}
