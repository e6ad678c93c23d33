package io.darkroom.app.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.run.Position;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Origin;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ArmCountsTest {
    private final ArmCounts counts = new ArmCounts("spring");

    @Test
    void ofEachKeyTheLastOutcomeCountsAndEveryPictureIsPaid() {
        add(result("A", 1, "v1", "creativeai", "gpt-image-1", 2));
        add(result("A", 2, "v1", "creativeai", "gpt-image-1", 1));
        add(result("B", 1, "v1", "pixelmuse", "imagen-3", 4));
        add(result("C", 1, "v2", "pixelmuse", "imagen-3", 4));

        ArmCounts.Arm arm = counts.arms().getOrDefault("v1", ArmCounts.Arm.empty());

        assertThat(arm.completed()).isEqualTo(2);
        assertThat(arm.review()).isEqualTo(1);
        assertThat(arm.drawn().pictures()).isEqualTo(7);
        assertThat(arm.drawn().byProvider())
                .hasEntrySatisfying(
                        "creativeai", part -> assertThat(part.pictures()).isEqualTo(3))
                .hasEntrySatisfying(
                        "pixelmuse", part -> assertThat(part.pictures()).isEqualTo(4));
    }

    @Test
    void resultsOfNoOrAnotherExperimentDoNotCount() {
        ImageCompleted other = result("A", 1, "v1", "creativeai", "gpt-image-1", 2);
        other.setExperiment("autumn");

        add(other);

        assertThat(counts.arms()).isEmpty();
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
                .setImages(Collections.nCopies(pictures, new Image("https://x.example/1.png")))
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
