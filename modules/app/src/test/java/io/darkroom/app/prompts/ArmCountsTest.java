package io.darkroom.app.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.Price;
import io.darkroom.app.config.price.PriceTable;
import io.darkroom.app.run.position.Position;
import io.darkroom.contract.Cost;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArmCountsTest {
    private final ArmCounts counts = new ArmCounts(
            "spring",
            new PriceTable(
                    Map.of("creativeai", new Price(new BigDecimal("0.17"), "USD")),
                    Map.of("creativeai", Map.of("dear", new Price(BigDecimal.ONE, "USD")))));

    @Test
    void ofEachKeyTheLastOutcomeCountsAndEveryPictureIsPaid() {
        add(result("A", 1, "v1", "creativeai", "gpt-image-1", 2));
        add(result("A", 2, "v1", "creativeai", "gpt-image-1", 1));
        add(result("B", 1, "v1", "pixelmuse", "imagen-3", 4));
        add(result("C", 1, "v2", "pixelmuse", "imagen-3", 4));

        ArmCounts.Arm arm = counts.arms().getOrDefault("v1", ArmCounts.Arm.empty());

        assertThat(arm.completed()).isEqualTo(2);
        assertThat(arm.review()).isEqualTo(1);
        assertThat(arm.spent().pictures()).isEqualTo(7);
        assertThat(arm.spent().unpriced()).isEqualTo(4);
        assertThat(arm.spent().words()).isEqualTo("0.51 USD");
    }

    @Test
    void whatAResultSaysThatItCostCountsMoreThanTheTable() {
        ImageCompleted exact = result("A", 1, "v1", "creativeai", "gpt-image-1", 2);
        exact.setCost(new Cost("0.125", "USD"));
        ImageCompleted credits = result("B", 1, "v1", "pixelmuse", "imagen-3", 4);
        credits.setCost(new Cost("16", "credits"));

        add(exact);
        add(result("C", 1, "v1", "creativeai", "gpt-image-1", 1));
        add(credits);

        ArmCounts.Arm arm = counts.arms().getOrDefault("v1", ArmCounts.Arm.empty());
        assertThat(arm.spent().words()).isEqualTo("0.295 USD and 16 credits");
        assertThat(arm.spent().unpriced()).isZero();
    }

    @Test
    void theSandboxIsFreeWhereItHasNoPrice() {
        add(result("A", 1, "v1", "sandbox", "gpt-image-1", 2));

        assertThat(counts.arms()).hasEntrySatisfying("v1", arm -> {
            assertThat(arm.spent().words()).isEqualTo("0");
            assertThat(arm.spent().pictures()).isEqualTo(2);
        });
    }

    @Test
    void resultsOfNoOrAnotherExperimentDoNotCount() {
        ImageCompleted other = result("A", 1, "v1", "creativeai", "gpt-image-1", 2);
        other.setExperiment("autumn");

        add(other);

        assertThat(counts.arms()).isEmpty();
    }

    @Test
    void aRejectedRequestCountsAtItsArmAndOneOfWhichNoMoreIsKnownIsLookedFor() {
        ImageFailed unknown = rejected();
        unknown.setRequest(null);

        counts.failed(rejected(), new Position("image.failed", 0, 0));
        counts.failed(unknown, new Position("image.failed", 0, 1));

        assertThat(counts.arms()).hasEntrySatisfying("v1", arm -> {
            assertThat(arm.rejected()).isEqualTo(1);
            assertThat(arm.failed()).isZero();
        });
        assertThat(counts.unknown()).containsExactly(new Origin("catalog.changes", 0, 7L));
    }

    private static ImageFailed rejected() {
        Origin origin = new Origin("catalog.changes", 0, 7L);
        GenerationRequest request = GenerationRequest.newBuilder()
                .setIdempotencyKey("A:product:main:v1")
                .setFingerprint("f")
                .setEventId("e")
                .setSku("A")
                .setAnchorId("A")
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("v1")
                .setExperiment("spring")
                .setProvider("creativeai")
                .setModel("gpt-image-1")
                .setPrompt("p")
                .setSourceImageUrl("https://x.example/1.png")
                .setCount(1)
                .setOccurredAt(Instant.EPOCH)
                .setOrigin(origin)
                .build();
        return ImageFailed.newBuilder()
                .setState(FailedState.REJECTED)
                .setFailure(Failure.newBuilder()
                        .setWhy(FailureClass.IDEMPOTENCY_CONFLICT)
                        .setError("no")
                        .build())
                .setEventId("e")
                .setSku("A")
                .setRequest(request)
                .setFailedAt(Instant.EPOCH)
                .setOrigin(origin)
                .build();
    }

    private void add(ImageCompleted result) {
        counts.completed(result, new Position("image.completed", 0, 0));
    }

    private static ImageCompleted result(
            String sku, long generation, String version, String provider, String model, int pictures) {
        return ImageCompleted.newBuilder()
                .setIdempotencyKey(sku + ":product:main:" + version)
                .setGeneration(generation)
                .setFingerprint("f")
                .setEventId("e")
                .setSku(sku)
                .setAnchorId(sku)
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion(version)
                .setExperiment("spring")
                .setProvider(provider)
                .setModelRequested(model)
                .setImages(Collections.nCopies(
                        pictures,
                        Image.newBuilder().setUrl("https://x.example/1.png").build()))
                .setRequestedCount(4)
                .setPartial(pictures == 1)
                .setAttempts(1)
                .setAdmittedAt(Instant.EPOCH)
                .setSentAt(Instant.EPOCH)
                .setCompletedAt(Instant.EPOCH)
                .setOrigin(new Origin("catalog.changes", 0, 0L))
                .build();
    }
}
