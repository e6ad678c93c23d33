package io.darkroom.pipeline.intake;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Violation;
import io.darkroom.pipeline.intake.prompts.Renderer;
import io.darkroom.pipeline.intake.prompts.Rendering;
import io.darkroom.pipeline.intake.prompts.RequestComposer;
import io.darkroom.pipeline.intake.prompts.ShotPrompt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Makes one request of each shot; an event with any violation is rejected as a whole, all violations in one answer.
 * Stream thread only.
 */
final class RenderProcessor extends ContextualProcessor<byte[], Checked, String, SpecificRecord> {
    private final Renderer renderer;
    private final RequestComposer composer;
    private final IntakeMetrics metrics;

    RenderProcessor(Renderer renderer, RequestComposer composer, IntakeMetrics metrics) {
        this.renderer = renderer;
        this.composer = composer;
        this.metrics = metrics;
    }

    @Override
    public void process(Record<byte[], Checked> read) {
        Checked checked = read.value();
        Rendering rendering = renderer.render(checked.event().change());
        List<Violation> violations = new ArrayList<>(checked.violations());
        violations.addAll(rendering.violations());
        if (violations.isEmpty()) {
            rendering.prompts().forEach(prompt -> order(checked, prompt, read.timestamp()));
        } else {
            reject(checked, violations, read.timestamp());
        }
    }

    private void order(Checked checked, ShotPrompt prompt, long timestamp) {
        GenerationRequest request = composer.compose(checked.event(), prompt);
        context().forward(new Record<>(request.getSku(), request, timestamp, new RecordHeaders()), Nodes.TO_BY_SKU);
    }

    private void reject(Checked checked, List<Violation> violations, long timestamp) {
        metrics.rejected(checked.event().origin(), violations.size());
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        context()
                .forward(
                        Published.failed(Rejections.violations(checked.event(), violations, now), timestamp),
                        Nodes.WRITE_REJECTED);
    }
}
