package io.darkroom.pipeline.intake;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Violation;
import io.darkroom.pipeline.intake.answer.Published;
import io.darkroom.pipeline.intake.answer.Rejections;
import io.darkroom.pipeline.intake.prompts.Renderer;
import io.darkroom.pipeline.intake.prompts.Rendering;
import io.darkroom.pipeline.intake.prompts.RequestComposer;
import io.darkroom.pipeline.intake.prompts.ShotPrompt;
import io.darkroom.pipeline.intake.prompts.lock.PromptLocks;
import io.darkroom.pipeline.intake.waiting.DependencyOrder;
import io.darkroom.pipeline.intake.wire.Event;
import io.darkroom.pipeline.intake.wire.Origins;
import io.darkroom.pipeline.trace.Tracing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Makes one request of each shot; an event with any violation is rejected as a whole, all violations in one answer. A
 * request that is asked for again passes as it was rendered. Stream thread only.
 */
final class RenderProcessor extends ContextualProcessor<byte[], Checked, String, SpecificRecord> {
    private final Renderer renderer;
    private final RequestComposer composer;
    private final UsedPrompts used;
    private final IntakeMetrics metrics;
    private final Tracing tracing;

    RenderProcessor(
            Renderer renderer, RequestComposer composer, UsedPrompts used, IntakeMetrics metrics, Tracing tracing) {
        this.renderer = renderer;
        this.composer = composer;
        this.used = used;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        used.clear();
    }

    @Override
    public void process(Record<byte[], Checked> read) {
        switch (read.value()) {
            case Checked.Fresh fresh -> render(fresh, read.timestamp());
            case Checked.Again again -> order(again.request(), read.timestamp());
            case Checked.NoRequest none ->
                reject(Rejections.noRequest(none.failed(), Origins.of(context()), now()), read.timestamp());
        }
    }

    private void render(Checked.Fresh checked, long timestamp) {
        Event event = checked.event();
        Rendering rendering = renderer.render(event.change());
        List<Violation> violations = new ArrayList<>(checked.violations());
        violations.addAll(rendering.violations());
        if (violations.isEmpty()) {
            violations.addAll(used.otherWords(event.change()));
        }
        if (violations.isEmpty()) {
            rendering.prompts().forEach(prompt -> lock(event, prompt, timestamp));
            DependencyOrder.of(composer.compose(event, rendering)).forEach(request -> order(request, timestamp));
        } else {
            reject(Rejections.violations(event, violations, now()), timestamp);
        }
    }

    private void lock(Event event, ShotPrompt prompt, long timestamp) {
        used.locks(event.change(), prompt, now(), Origins.text(event.origin()))
                .forEach(lock -> context()
                        .forward(
                                new Record<>(PromptLocks.key(lock), lock, timestamp, new RecordHeaders()),
                                Nodes.WRITE_LOCK));
    }

    private void order(GenerationRequest request, long timestamp) {
        context().forward(new Record<>(request.getSku(), request, timestamp, new RecordHeaders()), Nodes.TO_BY_SKU);
    }

    private void reject(ImageFailed rejection, long timestamp) {
        metrics.rejected(rejection);
        tracing.outcome("rejected");
        context().forward(Published.failed(rejection, timestamp), Nodes.WRITE_REJECTED);
    }

    private Instant now() {
        return Instant.ofEpochMilli(context().currentSystemTimeMs());
    }
}
