package io.darkroom.pipeline.intake;

import io.darkroom.contract.Origin;
import io.darkroom.pipeline.intake.rules.ContractRules;
import io.darkroom.pipeline.intake.wire.DeadLetters;
import io.darkroom.pipeline.intake.wire.EventReader;
import io.darkroom.pipeline.intake.wire.Origins;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Decodes an event and checks it against the contract; what is no event goes to the dead letters. Stream thread only. */
final class ValidateProcessor extends ContextualProcessor<byte[], byte[], byte[], Object> {
    private final EventReader reader;
    private final ContractRules rules;
    private final IntakeMetrics metrics;

    ValidateProcessor(EventReader reader, ContractRules rules, IntakeMetrics metrics) {
        this.reader = reader;
        this.rules = rules;
        this.metrics = metrics;
    }

    @Override
    public void process(Record<byte[], byte[]> read) {
        Origin origin = Origins.of(context());
        switch (reader.read(read, origin)) {
            case EventReader.Read.Good good ->
                context().forward(read.withValue(new Checked(good.event(), rules.check(good.event()))), Nodes.RENDER);
            case EventReader.Read.Undecodable bad -> {
                metrics.undecodable(origin, bad.reason(), bad.why());
                context().forward(DeadLetters.of(read, origin, bad.why()), Nodes.WRITE_DLQ);
            }
        }
    }
}
