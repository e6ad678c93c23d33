package io.darkroom.pipeline.generate.purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.pipeline.trace.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TraceOfAskTest {
    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    @Test
    void aStepThatAnExceptionEndsSaysItsClassAndNotItsMessage() {
        MockProcessorContext<String, GenerationRequest> context = new MockProcessorContext<>();
        context.setRecordMetadata("image.completed", 0, 7);
        AskProcessor ask = new AskProcessor(Tracing.ofProcess());
        ask.init(context);
        ImageCompleted unfinished = new ImageCompleted();
        unfinished.setImages(List.of(new Image()));

        assertThatThrownBy(() -> ask.process(new Record<>("MUG", unfinished, 0)))
                .isInstanceOf(AvroRuntimeException.class);

        assertThat(Span.current().getSpanContext().isValid()).isFalse();
        SpanData span = TELEMETRY.getSpans().getFirst();
        assertThat(span.getName()).isEqualTo("ask image.completed");
        assertThat(span.getStatus()).isEqualTo(StatusData.error());
        assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo(AvroRuntimeException.class.getName());
        assertThat(span.getEvents()).isEmpty();
    }
}
