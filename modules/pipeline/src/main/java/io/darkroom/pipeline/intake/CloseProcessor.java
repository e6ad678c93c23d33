package io.darkroom.pipeline.intake;

import io.darkroom.contract.Origin;
import io.darkroom.contract.stores.Admission;
import io.darkroom.pipeline.intake.ledger.Closing;
import io.darkroom.pipeline.intake.ledger.Ledger;
import io.darkroom.pipeline.intake.wire.DeadLetters;
import io.darkroom.pipeline.intake.wire.Origins;
import io.darkroom.pipeline.intake.wire.OutcomeReader;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Closes the entry whose outcome it reads; an outcome nobody can decode is kept aside, with an alarm. Stream thread only. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
final class CloseProcessor extends ContextualProcessor<byte[], byte[], Object, Object> {
    private final OutcomeReader reader;
    private final Ledger ledger;
    private final IntakeMetrics metrics;
    private KeyValueStore<String, Admission> admissions;

    CloseProcessor(OutcomeReader reader, Ledger ledger, IntakeMetrics metrics) {
        this.reader = reader;
        this.ledger = ledger;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        super.init(context);
        admissions = context.getStateStore(Nodes.ADMISSIONS);
    }

    @Override
    public void process(Record<byte[], byte[]> read) {
        Origin origin = Origins.of(context());
        switch (reader.read(read, origin)) {
            case OutcomeReader.Read.Good good -> close(good, read.timestamp());
            case OutcomeReader.Read.Undecodable bad -> {
                metrics.undecodableOutcome(origin, bad.why());
                context().forward(DeadLetters.of(read, origin, bad.why()), Nodes.WRITE_OUTCOME_DLQ);
            }
        }
    }

    private void close(OutcomeReader.Read.Good good, long timestamp) {
        String key = good.outcome().key();
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        Closing closing = ledger.close(Optional.ofNullable(admissions.get(key)), good.outcome(), now);
        metrics.closed(closing);
        if (closing instanceof Closing.Closed closed) {
            admissions.put(key, closed.entry());
            context()
                    .forward(
                            Published.status(Statuses.closed(key, closed.entry()), good.traceparent(), timestamp),
                            Nodes.WRITE_CLOSING);
        }
    }
}
