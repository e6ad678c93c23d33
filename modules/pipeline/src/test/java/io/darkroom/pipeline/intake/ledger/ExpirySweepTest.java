package io.darkroom.pipeline.intake.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.LedgerState;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpirySweepTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration RETENTION = Duration.ofDays(90);

    private final Ledger ledger = new Ledger(RETENTION, Set.of());
    private final KeyValueStore<String, Admission> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("admissions"),
                    Serdes.String(),
                    new SingleObjectSerde<>(Admission.class))
            .withLoggingDisabled()
            .build();
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> forgotten = new ArrayList<>();

    @BeforeEach
    void open() {
        MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void deletesWhatExpiredAndNothingInProgress() {
        store.put("a", entry(LedgerState.COMPLETED));
        store.put("b", entry(LedgerState.IN_PROGRESS));
        store.put("c", entry(LedgerState.FAILED));

        boolean done = sweep(0).slice(NOW.plus(RETENTION), (key, entry) -> forgotten.add(key));

        assertThat(done).isTrue();
        assertThat(forgotten).containsExactly("a", "c");
        assertThat(store.get("b")).isNotNull();
        assertThat(store.get("a")).isNull();
    }

    @Test
    void sliceEndsAfterItsTimeAndTheNextGoesOnThere() {
        List<String> keys = List.of("a", "b", "c", "d", "e");
        keys.forEach(key -> store.put(key, entry(LedgerState.COMPLETED)));
        ExpirySweep sweep = sweep(30_000_000);
        int slices = 1;

        while (!sweep.slice(NOW.plus(RETENTION), (key, entry) -> forgotten.add(key))) {
            slices++;
        }

        assertThat(forgotten).containsExactlyElementsOf(keys);
        assertThat(slices).isEqualTo(3);
    }

    @Test
    void sliceMakesProgressHoweverSlowTheStoreIs() {
        store.put("a", entry(LedgerState.COMPLETED));
        store.put("b", entry(LedgerState.COMPLETED));

        sweep(60_000_000_000L).slice(NOW.plus(RETENTION), (key, entry) -> forgotten.add(key));

        assertThat(forgotten).containsExactly("a");
    }

    /** @param step nanoseconds between two looks at the clock */
    private ExpirySweep sweep(long step) {
        return new ExpirySweep(store, ledger, () -> nanos.getAndAdd(step));
    }

    private Admission entry(LedgerState state) {
        Admission entry =
                ledger.decide(Optional.empty(), Requests.of("red", NOW), NOW).entry();
        entry.setState(state);
        return entry;
    }
}
