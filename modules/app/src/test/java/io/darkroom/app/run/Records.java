package io.darkroom.app.run;

import io.darkroom.contract.Decision;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as the pipeline writes them. */
public final class Records {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private Records() {}

    public static Origin origin(String topic, long offset) {
        return new Origin(topic, 0, offset);
    }

    /** An order of one picture; its sku is the key. */
    public static GenerationRequest.Builder request(String key) {
        return GenerationRequest.newBuilder()
                .setIdempotencyKey(key)
                .setFingerprint("f")
                .setEventId("e")
                .setSku(key)
                .setAnchorId(key)
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("v1")
                .setProvider("sandbox")
                .setModel("m")
                .setPrompt("p")
                .setSourceImageUrl("https://x.example/1.png")
                .setOccurredAt(NOW)
                .setOrigin(origin("catalog.changes", 0));
    }

    public static GenerationStatus status(
            String eventId,
            String key,
            long generation,
            LedgerState state,
            Decision decision,
            @Nullable Origin result) {
        return GenerationStatus.newBuilder()
                .setIdempotencyKey(key)
                .setState(state)
                .setDecision(decision)
                .setGeneration(generation)
                .setEventId(eventId)
                .setOrigin(origin("catalog.changes", 0))
                .setSku("S")
                .setResult(result)
                .setUpdatedAt(NOW)
                .build();
    }

    public static ImageCompleted completed(String eventId, String key, long generation, String... urls) {
        return ImageCompleted.newBuilder()
                .setIdempotencyKey(key)
                .setGeneration(generation)
                .setFingerprint("f")
                .setEventId(eventId)
                .setSku("S-1")
                .setAnchorId("S-1")
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("v1")
                .setProvider("sandbox")
                .setModelRequested("gpt-image-1")
                .setModelActual("sandbox/gpt-image-1")
                .setImages(List.of(urls).stream()
                        .map(url -> Image.newBuilder().setUrl(url).build())
                        .toList())
                .setRequestedCount(urls.length)
                .setRequestId("req-1")
                .setAttempts(1)
                .setAdmittedAt(NOW)
                .setSentAt(NOW)
                .setCompletedAt(NOW)
                .setOrigin(origin("catalog.changes", 0))
                .build();
    }

    public static ImageFailed failed(
            String eventId, @Nullable String key, long generation, FailedState state, FailureClass why, String error) {
        return ImageFailed.newBuilder()
                .setState(state)
                .setFailure(Failure.newBuilder().setWhy(why).setError(error).build())
                .setEventId(eventId)
                .setSku("S-1")
                .setIdempotencyKey(key)
                .setGeneration(generation)
                .setAttempts(1)
                .setFailedAt(NOW)
                .setOrigin(origin("catalog.changes", 0))
                .build();
    }
}
