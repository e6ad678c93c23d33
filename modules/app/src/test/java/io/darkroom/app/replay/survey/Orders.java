package io.darkroom.app.replay.survey;

import io.darkroom.app.replay.plan.Conditions;
import io.darkroom.app.replay.plan.Facts;
import io.darkroom.app.replay.plan.Only;
import io.darkroom.app.replay.plan.ReplayPlan;
import io.darkroom.app.replay.plan.Source;
import io.darkroom.app.replay.range.OffsetSpan;
import io.darkroom.app.run.Records;
import io.darkroom.contract.Decision;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders and plans for tests. */
public final class Orders {
    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Origin ORIGIN = new Origin("catalog.changes", 0, 0L);

    private Orders() {}

    public static GenerationRequest order(String key, String fingerprint) {
        return Records.request(key)
                .setFingerprint(fingerprint)
                .setOccurredAt(NOW)
                .build();
    }

    public static Content content(GenerationRequest... orders) {
        return failure(0, orders);
    }

    public static Content failure(long generation, GenerationRequest... orders) {
        return new Content.Orders(
                new Facts(orders[0].getSku(), orders[0].getSku(), Optional.empty(), Optional.empty()),
                List.of(orders),
                generation);
    }

    public static GenerationStatus status(String key, LedgerState state, long generation, String fingerprint) {
        return GenerationStatus.newBuilder()
                .setIdempotencyKey(key)
                .setState(state)
                .setDecision(Decision.ADMITTED)
                .setGeneration(generation)
                .setFingerprint(fingerprint)
                .setEventId("e")
                .setOrigin(ORIGIN)
                .setSku(key)
                .setUpdatedAt(NOW)
                .build();
    }

    public static void tell(KeyTable keys, GenerationStatus status) {
        keys.status(status.getIdempotencyKey().getBytes(StandardCharsets.UTF_8), Optional.of(status));
    }

    public static ReplayPlan plan(Source source, Only only, boolean force) {
        return new ReplayPlan(
                "r-1",
                source,
                "t",
                List.of(new OffsetSpan(0, 0, 100)),
                new Conditions(Map.of()),
                only,
                force,
                true,
                Optional.empty());
    }
}
