package io.darkroom.pipeline.intake;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.stores.Admission;
import io.darkroom.pipeline.intake.ledger.ExpirySweep;
import io.darkroom.pipeline.intake.ledger.Ledger;
import io.darkroom.pipeline.intake.ledger.Verdict;
import io.darkroom.pipeline.intake.route.Routes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Admits a request once, turns repeats away, and forgets entries that expired. A request for a provider that nobody knows
 * any more is rejected and leaves the ledger as it is. Stream thread only.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class AdmitProcessor extends ContextualProcessor<String, GenerationRequest, String, SpecificRecord> {
    /** How often the ledger is searched for expired entries: rarely, for each firing makes its task commit. */
    static final Duration EXPIRY_INTERVAL = Duration.ofHours(1);

    /** Pause between two slices of one search. */
    static final Duration SLICE_PAUSE = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final Routes routes;
    private final IntakeMetrics metrics;
    private KeyValueStore<String, Admission> admissions;
    private ExpirySweep sweep;
    private @Nullable Cancellable nextSlice;

    AdmitProcessor(Ledger ledger, Routes routes, IntakeMetrics metrics) {
        this.ledger = ledger;
        this.routes = routes;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        admissions = context.getStateStore(Nodes.ADMISSIONS);
        sweep = new ExpirySweep(admissions, ledger, System::nanoTime);
        nextSlice = null;
        context.schedule(EXPIRY_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::expire);
    }

    @Override
    public void process(Record<String, GenerationRequest> read) {
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        if (routes.knows(read.value().getProvider())) {
            decide(read, now);
        } else {
            reject(read, now);
        }
    }

    private void decide(Record<String, GenerationRequest> read, Instant now) {
        GenerationRequest request = read.value();
        String key = request.getIdempotencyKey();
        Verdict verdict = ledger.decide(Optional.ofNullable(admissions.get(key)), request, now);
        if (verdict.changesEntry()) {
            admissions.put(key, verdict.entry());
        }
        switch (verdict) {
            case Verdict.Admitted admitted ->
                context()
                        .forward(
                                Published.request(admitted.request(), read.timestamp()),
                                request.getBackfill() ? Nodes.WRITE_BACKFILL : Nodes.WRITE_REQUEST);
            case Verdict.Conflict conflict ->
                context()
                        .forward(
                                Published.failed(Rejections.conflict(request, conflict, now), read.timestamp()),
                                Nodes.WRITE_CONFLICT);
            case Verdict.Duplicate duplicate -> {}
        }
        metrics.decided(verdict);
        context()
                .forward(
                        Published.status(
                                Statuses.of(request, verdict, now), request.getTraceparent(), read.timestamp()),
                        Nodes.WRITE_DECISION);
    }

    private void reject(Record<String, GenerationRequest> read, Instant now) {
        ImageFailed rejection = Rejections.noProvider(read.value(), routes.providers(), now);
        metrics.rejected(rejection);
        context().forward(Published.failed(rejection, read.timestamp()), Nodes.WRITE_CONFLICT);
    }

    /** Begins a search, or lets the one that still runs go on. */
    private void expire(long timestamp) {
        if (nextSlice == null && !slice(timestamp)) {
            nextSlice = context().schedule(SLICE_PAUSE, PunctuationType.WALL_CLOCK_TIME, this::goOn);
        }
    }

    private void goOn(long timestamp) {
        if (slice(timestamp) && nextSlice != null) {
            nextSlice.cancel();
            nextSlice = null;
        }
    }

    private boolean slice(long timestamp) {
        return sweep.slice(Instant.ofEpochMilli(timestamp), key -> {
            metrics.expired();
            context().forward(tombstone(key, timestamp), Nodes.WRITE_DECISION);
        });
    }

    @SuppressWarnings("NullAway") // a null value is a tombstone
    private static Record<String, SpecificRecord> tombstone(String key, long timestamp) {
        return new Record<>(key, null, timestamp, new RecordHeaders());
    }
}
