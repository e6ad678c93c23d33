package io.darkroom.pipeline.generate.sets;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Image;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Origin;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.SetModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SetModelsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final KeyValueStore<String, SetModel> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(SetModels.STORE),
                    Serdes.String(),
                    new SingleObjectSerde<>(SetModel.class))
            .withLoggingDisabled()
            .build();
    private final SetModels models = new SetModels(store, Duration.ofDays(90));

    @BeforeEach
    void begin() {
        store.init(new MockProcessorContext<String, ImageCompleted>().getStateStoreContext(), store);
    }

    @Test
    void anyPictureOfAResultThatAnotherModelDrewIsFlagged() {
        assertThat(models.other(result("first", "a", "a"), NOW)).isEmpty();

        assertThat(models.other(result("second", "a", "b", "a"), NOW)).hasValue("a");
        assertThat(models.other(result("third", "a", "a"), NOW)).isEmpty();
    }

    @Test
    void theFirstResultIsHeldToItsOwnFirstPicture() {
        assertThat(models.other(result("first", "a", "b"), NOW)).hasValue("a");
        assertThat(models.other(result("second", "b"), NOW)).hasValue("a");
    }

    @Test
    void aResultOfAnOlderVersionHasOneModelForAll() {
        models.other(result("first", "a"), NOW);
        ImageCompleted old = result("second", "b");
        old.getImages().forEach(image -> image.setModelActual(null));

        assertThat(models.other(old, NOW)).hasValue("a");
    }

    private static ImageCompleted result(String key, String... drawnBy) {
        return ImageCompleted.newBuilder()
                .setIdempotencyKey(key)
                .setGeneration(1)
                .setFingerprint("f")
                .setEventId("e")
                .setSku("S")
                .setAnchorId("S")
                .setSegment("product")
                .setShotName(key)
                .setPromptVersion("v1")
                .setProvider("sandbox")
                .setModelRequested("m")
                .setModelActual(drawnBy[drawnBy.length - 1])
                .setImages(Arrays.stream(drawnBy)
                        .map(model -> new Image("https://x.example/1.png", model, null))
                        .toList())
                .setRequestedCount(drawnBy.length)
                .setAttempts(1)
                .setAdmittedAt(NOW)
                .setSentAt(NOW)
                .setCompletedAt(NOW)
                .setOrigin(new Origin("catalog.changes", 0, 0L))
                .setConsistencySet("set")
                .build();
    }
}
