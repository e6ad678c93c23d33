package io.darkroom.pipeline.intake;

import io.darkroom.contract.stores.Admission;
import io.darkroom.pipeline.intake.ledger.ExpirySweep;
import io.darkroom.pipeline.intake.ledger.Ledger;
import io.darkroom.pipeline.intake.sets.SetBook;
import io.darkroom.pipeline.stream.store.SlicedSearch;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Forgets the ledger's entries that expired, of one task, from time to time and a slice at a time. Stream thread only. */
final class Forgetting {
    /** How often the ledger is searched for expired entries: rarely, for each firing makes its task commit. */
    static final Duration EXPIRY_INTERVAL = Duration.ofHours(1);

    private final ProcessorContext<String, SpecificRecord> context;
    private final SetBook sets;
    private final IntakeMetrics metrics;
    private final ExpirySweep sweep;
    private final SlicedSearch searches;

    Forgetting(ProcessorContext<String, SpecificRecord> context, Ledger ledger, SetBook sets, IntakeMetrics metrics) {
        this.context = context;
        this.sets = sets;
        this.metrics = metrics;
        this.sweep = new ExpirySweep(context.getStateStore(Nodes.ADMISSIONS), ledger, System::nanoTime);
        this.searches = new SlicedSearch(context, EXPIRY_INTERVAL, this::slice);
    }

    private boolean slice(Instant now) {
        return sweep.slice(now, (key, entry) -> forget(key, entry, now.toEpochMilli()));
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
        searches.end();
    }
}
