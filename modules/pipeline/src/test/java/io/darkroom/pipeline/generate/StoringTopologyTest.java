package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Asset;
import io.darkroom.contract.AssetState;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Origin;
import io.darkroom.pipeline.generate.purpose.StoreRequest;
import io.darkroom.provider.FailureClass;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The durable calls that store what was drawn. */
class StoringTopologyTest {
    private static final String FIRST = "https://cdn.example.com/1.png";
    private static final String SECOND = "https://cdn.example.com/2.png";

    private final StageBench bench = StageBench.storing(4);

    @BeforeEach
    void onePictureAtATime() {
        bench.provider.picturesPerCall = 1;
        bench.deliver();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aResultBecomesARecordOfItsStoredPictureAndNothingElse() {
        bench.result(result(FIRST));
        bench.provider.keep(0);
        bench.deliver();

        ImageAssets assets = bench.assets().getFirst();
        assertThat(assets.getIdempotencyKey()).isEqualTo("a:product:main:v1");
        assertThat(assets.getGeneration()).isEqualTo(7);
        assertThat(assets.getComplete()).isTrue();
        assertThat(assets.getResult()).isEqualTo(new Origin("image.completed", 0, 0L));
        Asset asset = assets.getAssets().getFirst();
        assertThat(asset.getState()).isEqualTo(AssetState.STORED);
        assertThat(asset.getSourceUrl()).isEqualTo(FIRST);
        assertThat(asset.getUrl()).contains("s3://bucket/0.png");
        assertThat(asset.getWidth()).contains(640);
        assertThat(asset.getHeight()).contains(480);
        assertThat(asset.getAlpha()).contains(true);
        assertThat(asset.getBytes()).contains(1_000L);
        assertThat(bench.completed()).isEmpty();
        assertThat(bench.failed()).isEmpty();
    }

    @Test
    void thePicturesOfAResultAreStoredInOrder() {
        bench.result(result(FIRST, SECOND));
        bench.provider.keep(0);
        bench.deliver();
        bench.provider.keep(1);
        bench.deliver();

        assertThat(bench.provider.calls())
                .extracting(call -> call.sourceImage().orElseThrow())
                .containsExactly(URI.create(FIRST), URI.create(SECOND));
        assertThat(bench.assets().getFirst().getAssets())
                .extracting(Asset::getSourceUrl)
                .containsExactly(FIRST, SECOND);
    }

    @Test
    void aPictureThatCannotBeHadKeepsNoOtherFromBeingStored() {
        bench.result(result(FIRST, SECOND));
        bench.provider.fail(0, FailureClass.RESULT_LOST);
        bench.deliver();
        bench.provider.keep(1);
        bench.deliver();

        ImageAssets assets = bench.assets().getFirst();
        assertThat(assets.getComplete()).isFalse();
        assertThat(assets.getAssets())
                .extracting(Asset::getState)
                .containsExactly(AssetState.MISSING, AssetState.STORED);
        assertThat(assets.getAssets().getFirst().getSourceUrl()).isEqualTo(FIRST);
        assertThat(assets.getAssets().getFirst().getFailure().orElseThrow().getError())
                .isEqualTo("RESULT_LOST of call 0");
        assertThat(bench.meters
                        .find("darkroom.generate.settled")
                        .tag("provider", "assets")
                        .tag("outcome", "missing")
                        .counters())
                .hasSize(1);
    }

    @Test
    void whatWasMissingIsStoredWhenItIsAskedForOnceMore() {
        bench.result(result(FIRST));
        bench.provider.fail(0, FailureClass.RESULT_LOST);
        bench.deliver();
        bench.request(StoreRequest.of(result(FIRST), new Origin("image.completed", 0, 0L)));
        bench.provider.keep(1);
        bench.deliver();

        List<ImageAssets> assets = bench.assets();
        assertThat(assets).extracting(ImageAssets::getComplete).containsExactly(false, true);
        assertThat(assets.getLast().getResult()).isEqualTo(assets.getFirst().getResult());
    }

    @Test
    void aFailureForTheTimeBeingIsTriedAgainAndKeepsWhatIsStored() {
        bench.result(result(FIRST, SECOND));
        bench.provider.keep(0);
        bench.deliver();
        bench.provider.fail(1, FailureClass.PROVIDER_ERROR);
        bench.deliver();
        bench.forward(Duration.ofSeconds(3));
        bench.deliver();
        bench.provider.keep(2);
        bench.deliver();

        assertThat(bench.provider.calls()).hasSize(3);
        assertThat(bench.assets().getFirst().getAssets())
                .extracting(asset -> asset.getUrl().orElseThrow())
                .containsExactly("s3://bucket/0.png", "s3://bucket/2.png");
    }

    @Test
    void eachPictureHasAttemptsOfItsOwnAndTheLastFailureIsTold() {
        bench.result(result(FIRST, SECOND));
        failUntilGivenUp(0);
        failUntilGivenUp(3);

        assertThat(bench.provider.calls()).hasSize(6);
        assertThat(bench.assets().getFirst().getAssets())
                .extracting(asset -> asset.getFailure().orElseThrow().getError())
                .containsExactly("PROVIDER_ERROR of call 2", "PROVIDER_ERROR of call 5");
    }

    private void failUntilGivenUp(int from) {
        for (int call = from; call < from + 3; call++) {
            bench.provider.fail(call, FailureClass.PROVIDER_ERROR);
            bench.deliver();
            bench.forward(Duration.ofSeconds(10));
            bench.deliver();
        }
    }

    @Test
    void onRequestNoResultIsReadAndWhatIsAskedForIsStored() {
        try (StageBench onRequest = StageBench.storingOnRequest(4)) {
            onRequest.provider.picturesPerCall = 1;
            onRequest.deliver();
            onRequest.request(StoreRequest.of(result(FIRST), new Origin("image.completed", 0, 5L)));
            onRequest.provider.keep(0);
            onRequest.deliver();

            assertThat(onRequest.describe()).doesNotContain("image.completed");
            assertThat(onRequest.assets()).singleElement().satisfies(assets -> {
                assertThat(assets.getComplete()).isTrue();
                assertThat(assets.getResult()).isEqualTo(new Origin("image.completed", 0, 5L));
            });
        }
    }

    @Test
    void graphIsTheOneInTheGoldenFile() throws IOException {
        assertThat(bench.describe().strip())
                .isEqualTo(Files.readString(
                                Path.of("src/test/resources/io/darkroom/pipeline/generate/storing-topology.txt"))
                        .strip());
    }

    private static ImageCompleted result(String... urls) {
        return ImageCompleted.newBuilder()
                .setIdempotencyKey("a:product:main:v1")
                .setGeneration(7)
                .setFingerprint("f")
                .setEventId("event-a")
                .setSku("a")
                .setAnchorId("a")
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("v1")
                .setProvider("sandbox")
                .setModelRequested("gpt-image-1")
                .setImages(Arrays.stream(urls)
                        .map(url -> Image.newBuilder().setUrl(url).build())
                        .toList())
                .setRequestedCount(urls.length)
                .setAttempts(1)
                .setAdmittedAt(Requests.T0)
                .setSentAt(Requests.T0)
                .setCompletedAt(Requests.T0)
                .setOrigin(new Origin("catalog.changes", 0, 3L))
                .build();
    }
}
