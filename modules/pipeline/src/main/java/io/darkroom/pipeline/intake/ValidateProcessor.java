package io.darkroom.pipeline.intake;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Origin;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.intake.rules.ContractRules;
import io.darkroom.pipeline.intake.wire.DeadLetters;
import io.darkroom.pipeline.intake.wire.Event;
import io.darkroom.pipeline.intake.wire.EventReader;
import io.darkroom.pipeline.intake.wire.FailedReader;
import io.darkroom.pipeline.intake.wire.Marks;
import io.darkroom.pipeline.intake.wire.Origins;
import io.darkroom.pipeline.intake.wire.PartialReader;
import io.darkroom.pipeline.trace.Step;
import io.darkroom.pipeline.trace.Tracing;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Decodes an event and checks it against the contract; what is no event goes to the dead letters. A copy of image.failed or
 * image.completed is a request already. Stream thread only.
 */
final class ValidateProcessor extends ContextualProcessor<byte[], byte[], byte[], Object> {
    private final String replays;
    private final String failed;
    private final String completed;
    private final EventReader events;
    private final FailedReader failures;
    private final PartialReader partials;
    private final ContractRules rules;
    private final IntakeMetrics metrics;
    private final Tracing tracing;

    ValidateProcessor(
            Topics topics,
            EventReader events,
            FailedReader failures,
            PartialReader partials,
            ContractRules rules,
            IntakeMetrics metrics,
            Tracing tracing) {
        this.replays = topics.replays().name();
        this.failed = topics.failed().name();
        this.completed = topics.completed().name();
        this.events = events;
        this.failures = failures;
        this.partials = partials;
        this.rules = rules;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    @Override
    public void process(Record<byte[], byte[]> read) {
        Origin origin = Origins.of(context());
        Marks marks = Marks.of(read.headers(), origin, replays);
        Step step = step(read, marks);
        step.run(() -> validate(read, origin, marks, step));
    }

    private Step step(Record<byte[], byte[]> read, Marks marks) {
        return marks.replayId().isPresent()
                ? tracing.processCopy(Nodes.VALIDATE, context(), read.headers())
                : tracing.process(Nodes.VALIDATE, context(), read.headers());
    }

    private void validate(Record<byte[], byte[]> read, Origin origin, Marks marks, Step step) {
        step.outcome("rendered");
        switch (read(read, origin, marks)) {
            case EventReader.Read.Good good -> {
                Event event = good.event().within(step.context(good.event().trace()));
                step.about(event.change().getSku(), event.eventId());
                pass(read, new Checked.Fresh(event, rules.check(event)));
            }
            case EventReader.Read.Again again -> {
                GenerationRequest request = step.within(again.request());
                step.about(request.getSku(), request.getEventId());
                pass(read, new Checked.Again(request));
            }
            case EventReader.Read.NoRequest none -> pass(read, new Checked.NoRequest(none.failed()));
            case EventReader.Read.Undecodable bad -> {
                step.outcome("undecodable");
                metrics.undecodable(origin, bad.reason(), bad.why());
                context().forward(DeadLetters.of(read, origin, bad.why()), Nodes.WRITE_DLQ);
            }
        }
    }

    private EventReader.Read read(Record<byte[], byte[]> read, Origin origin, Marks marks) {
        String source = marks.source().getTopic();
        if (source.equals(failed)) {
            return failures.read(read, origin, marks);
        }
        return source.equals(completed) ? partials.read(read, origin, marks) : events.read(read, origin, marks);
    }

    private void pass(Record<byte[], byte[]> read, Checked checked) {
        context().forward(read.withValue(checked), Nodes.RENDER);
    }
}
