package io.darkroom.pipeline.generate.sets;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.SetModel;
import io.darkroom.pipeline.stream.store.SlicedSearch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each search for sets that are over looks at all of them, a slice at a time. */
class ForgottenSetsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final int SETS = 5_000;
    private static final Duration RETENTION = Duration.ofDays(200);

    private final MockProcessorContext<String, ImageCompleted> context = new MockProcessorContext<>();
    private final KeyValueStore<String, SetModel> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(CompareModelsProcessor.STORE),
                    Serdes.String(),
                    new SingleObjectSerde<>(SetModel.class))
            .withLoggingDisabled()
            .build();
    private final CompareModelsProcessor processor = new CompareModelsProcessor(RETENTION, () -> {});

    @BeforeEach
    void begin() {
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        processor.init(context);
    }

    @Test
    void oneSearchForgetsAllThatAreOverHoweverMany() {
        add("old-", NOW.minus(RETENTION).minusSeconds(1));
        add("young-", NOW.minus(RETENTION).plusSeconds(60));

        fire(Duration.ofHours(1));
        for (int slice = 0; slice < 2 * SETS / 2_000; slice++) {
            fire(SlicedSearch.PAUSE);
        }

        assertThat(store.approximateNumEntries()).isEqualTo(SETS);
        assertThat(timers(SlicedSearch.PAUSE)).isEmpty();
    }

    private void add(String name, Instant usedAt) {
        for (int set = 0; set < SETS; set++) {
            store.put(name + set, new SetModel("model-1", "key", usedAt));
        }
    }

    private void fire(Duration interval) {
        timers(interval).forEach(timer -> timer.getPunctuator().punctuate(NOW.toEpochMilli()));
    }

    private List<CapturedPunctuator> timers(Duration interval) {
        return context.scheduledPunctuators().stream()
                .filter(timer -> !timer.cancelled() && timer.getInterval().equals(interval))
                .toList();
    }
}
