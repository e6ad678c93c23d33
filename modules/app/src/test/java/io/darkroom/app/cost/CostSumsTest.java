package io.darkroom.app.cost;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostSumsTest {
    private static final Position AT = new Position("image.completed", 0, 0);
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final CostSums.Wanted ALL =
            new CostSums.Wanted(Optional.empty(), Optional.empty(), Optional.empty());

    @Test
    void sumsAreExactAndCurrenciesStayApart() {
        CostSums sums = new CostSums(CostBy.CAMPAIGN, ALL);
        for (int i = 0; i < 10; i++) {
            sums.completed(image("autumn", "0.1", "USD"), AT);
        }
        sums.completed(image("autumn", "2", "credits"), AT);
        sums.completed(image("winter", "0.07", "USD"), AT);

        assertThat(of(sums, "autumn").amounts()).isEqualTo(Map.of("USD", "1.0", "credits", "2"));
        assertThat(of(sums, "autumn").words()).isEqualTo("1.0 USD and 2 credits");
        assertThat(sums.total().words()).isEqualTo("1.07 USD and 2 credits");
    }

    @Test
    void aGenerationThatAnotherTookThePlaceOfWasPaidToo() {
        CostSums sums = new CostSums(CostBy.SKU, ALL);
        sums.completed(image("autumn", "0.10", "USD"), AT);
        ImageCompleted again = image("autumn", "0.10", "USD");
        again.setGeneration(2);
        sums.completed(again, AT);

        assertThat(of(sums, "S").words()).isEqualTo("0.20 USD");
    }

    @Test
    void picturesWithoutAPriceAreCountedAndTheSandboxIsFree() {
        CostSums sums = new CostSums(CostBy.PROVIDER, ALL);
        ImageCompleted unpriced = image("autumn", "1", "USD");
        unpriced.setCost(null);
        ImageCompleted free = image("autumn", "1", "USD");
        free.setCost(null);
        free.setProvider("sandbox");
        sums.completed(unpriced, AT);
        sums.completed(free, AT);

        assertThat(of(sums, "house", "m").words()).isEqualTo("unknown");
        assertThat(of(sums, "sandbox", "m").words()).isEqualTo("0");
        assertThat(sums.total().unpriced()).isEqualTo(2);
    }

    @Test
    void callsOfFailuresAndDoubtsAreCounted() {
        CostSums sums = new CostSums(CostBy.DAY, ALL);
        ImageCompleted repeated = image("autumn", "1", "USD");
        repeated.setAttempts(2);
        repeated.setPossibleDuplicateCharge(true);
        sums.completed(repeated, AT);
        sums.failed(failed(FailedState.FAILED), AT);
        sums.failed(failed(FailedState.REJECTED), AT);

        Spent day = of(sums, "2026-12-01");
        assertThat(List.of(day.results(), day.failed(), day.calls(), day.repeated()))
                .containsExactly(1L, 1L, 5L, 1L);
    }

    @Test
    void aPartOfTimeOrOfAJobCanBeAskedFor() {
        CostSums sums = new CostSums(
                CostBy.PROMPT,
                new CostSums.Wanted(Optional.of("J1"), Optional.of(NOON), Optional.of(NOON.plusSeconds(1))));
        for (Instant at : List.of(NOON.minusMillis(1), NOON, NOON.plusSeconds(1))) {
            ImageCompleted image = image("autumn", "1", "USD");
            image.setCompletedAt(at);
            sums.completed(image, AT);
        }
        ImageCompleted other = image("autumn", "1", "USD");
        other.setJobId("J2");
        sums.completed(other, AT);

        assertThat(sums.total().words()).isEqualTo("1 USD");
    }

    private static Spent of(CostSums sums, String... names) {
        return sums.sums().getOrDefault(List.of(names), new Spent());
    }

    private static ImageCompleted image(String campaign, String amount, String currency) {
        return ImageCompleted.newBuilder()
                .setIdempotencyKey("S:product:main:v1")
                .setGeneration(1)
                .setFingerprint("f")
                .setEventId("e")
                .setJobId("J1")
                .setSku("S")
                .setAnchorId("S")
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("v1")
                .setCampaign(campaign)
                .setProvider("house")
                .setModelRequested("m")
                .setImages(Collections.nCopies(
                        2, Image.newBuilder().setUrl("https://x.example/1.png").build()))
                .setRequestedCount(2)
                .setAttempts(1)
                .setAdmittedAt(NOON)
                .setSentAt(NOON)
                .setCompletedAt(NOON)
                .setOrigin(new Origin("catalog.changes", 0, 0L))
                .setCost(new Cost(amount, currency))
                .build();
    }

    private static ImageFailed failed(FailedState state) {
        GenerationRequest request = GenerationRequest.newBuilder()
                .setIdempotencyKey("S:product:main:v1")
                .setFingerprint("f")
                .setEventId("e")
                .setSku("S")
                .setAnchorId("S")
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("v1")
                .setProvider("house")
                .setModel("m")
                .setPrompt("p")
                .setSourceImageUrl("https://x.example/s.jpg")
                .setOccurredAt(NOON)
                .setOrigin(new Origin("catalog.changes", 0, 0L))
                .build();
        return ImageFailed.newBuilder()
                .setState(state)
                .setFailure(new Failure(FailureClass.PROVIDER_ERROR, "oops", null, null))
                .setEventId("e")
                .setSku("S")
                .setAttempts(3)
                .setRequest(request)
                .setFailedAt(NOON)
                .setOrigin(new Origin("catalog.changes", 0, 0L))
                .build();
    }
}
