package io.darkroom.pipeline.intake;

import io.darkroom.contract.stores.Admission;
import io.darkroom.pipeline.intake.ledger.ExpirySweep;
import io.darkroom.pipeline.intake.ledger.Ledger;
import io.darkroom.pipeline.intake.sets.SetBook;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Forgets the ledger's entries that expired, of one task, from time to time and a slice at a time. Stream thread only. */
final class Forgetting {
    /** How often the ledger is searched for expired entries: rarely, for each firing makes its task commit. */
    static final Duration EXPIRY_INTERVAL = Duration.ofHours(1);

    /** Pause between two slices of one search. */
    static final Duration SLICE_PAUSE = Duration.ofSeconds(1);

    private final ProcessorContext<String, SpecificRecord> context;
    private final SetBook sets;
    private final IntakeMetrics metrics;
    private final ExpirySweep sweep;
    private final Cancellable searches;
    private @Nullable Cancellable nextSlice;

    Forgetting(ProcessorContext<String, SpecificRecord> context, Ledger ledger, SetBook sets, IntakeMetrics metrics) {
        this.context = context;
        this.sets = sets;
        this.metrics = metrics;
        this.sweep = new ExpirySweep(context.getStateStore(Nodes.ADMISSIONS), ledger, System::nanoTime);
        this.searches = context.schedule(EXPIRY_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::search);
    }

    /** Begins a search, or lets the one that still runs go on. */
    private void search(long timestamp) {
        if (nextSlice == null && !slice(timestamp)) {
            nextSlice = context.schedule(SLICE_PAUSE, PunctuationType.WALL_CLOCK_TIME, this::goOn);
        }
    }

    private void goOn(long timestamp) {
        if (slice(timestamp) && nextSlice != null) {
            nextSlice.cancel();
            nextSlice = null;
        }
    }

    private boolean slice(long timestamp) {
        return sweep.slice(Instant.ofEpochMilli(timestamp), (key, entry) -> forget(key, entry, timestamp));
    }

    private void forget(String key, Admission entry, long timestamp) {
        sets.forgotten(entry);
        metrics.expired();
        context.forward(tombstone(key, timestamp), Nodes.WRITE_DECISION);
    }

    @SuppressWarnings("NullAway") // a null value is a tombstone
    private static Record<String, SpecificRecord> tombstone(String key, long timestamp) {
        return new Record<>(key, null, timestamp, new RecordHeaders());
    }

    /** Ends the timers. */
    void end() {
        searches.cancel();
        if (nextSlice != null) {
            nextSlice.cancel();
            nextSlice = null;
        }
    }
}
