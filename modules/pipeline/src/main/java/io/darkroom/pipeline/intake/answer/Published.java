package io.darkroom.pipeline.intake.answer;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.topic.CloudEvents;
import io.darkroom.contract.trace.TraceContext;
import io.darkroom.pipeline.intake.wire.Origins;
import io.darkroom.pipeline.outcome.Endings;
import org.apache.kafka.streams.processor.api.Record;

/** Records that intake publishes, each a CloudEvent with the trace of the event it answers. Pure, any thread. */
public final class Published {
    private static final String TYPE = "io.darkroom.image.";

    private Published() {}

    public static Record<String, GenerationRequest> request(GenerationRequest request, long timestamp) {
        return new Record<>(
                request.getSku(),
                request,
                timestamp,
                CloudEvents.headers(
                        TYPE + "requested.v1",
                        request.getIdempotencyKey() + "#" + request.getGeneration(),
                        request.getSku(),
                        request.getAdmittedAt().orElseThrow(),
                        TraceContext.of(request)));
    }

    public static Record<String, ImageFailed> failed(ImageFailed failed, long timestamp) {
        String of = Origins.text(failed.getOrigin());
        return new Record<>(
                failed.getSku(),
                failed,
                timestamp,
                CloudEvents.headersOfOutcome(
                        TYPE + "failed.v1",
                        failed.getIdempotencyKey().map(key -> of + "#" + key).orElse(of),
                        failed.getSku(),
                        failed.getFailedAt(),
                        TraceContext.of(failed),
                        failed.getSource()));
    }

    /** The end of an admitted order that no call was sent for. */
    public static Record<String, ImageFailed> ended(ImageFailed failed, long timestamp) {
        return new Record<>(failed.getSku(), failed, timestamp, Endings.headers(failed));
    }

    public static Record<String, GenerationStatus> status(GenerationStatus status, TraceContext trace, long timestamp) {
        String of = Origins.text(status.getOrigin());
        return new Record<>(
                status.getIdempotencyKey(),
                status,
                timestamp,
                CloudEvents.headers(
                        TYPE + "status.v1",
                        of + "#" + status.getIdempotencyKey() + "#" + status.getDecision(),
                        status.getSku(),
                        status.getUpdatedAt(),
                        trace));
    }
}
