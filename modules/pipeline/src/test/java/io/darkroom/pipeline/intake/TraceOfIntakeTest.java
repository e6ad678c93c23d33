package io.darkroom.pipeline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.topic.header.RecordHeaders;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Spans of events and of what is decided about them. */
class TraceOfIntakeTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PUBLISHER = "b7ad6b7169203331";

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private IntakeDriver intake;

    @BeforeEach
    void begin() {
        intake = new IntakeDriver();
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void aRequestIsPartOfTheTraceOfItsEvent() {
        intake.publish(Events.catalogRow("MUG-1"), ofPublisher());

        SpanData validate = span("validate catalog.changes");
        SpanData admit = span("admit ");
        assertThat(validate.getParentSpanId()).isEqualTo(PUBLISHER);
        assertThat(admit.getParentSpanId()).isEqualTo(validate.getSpanId());
        GenerationRequest request = intake.requests().getFirst();
        assertThat(request.getTraceparent()).contains("00-" + TRACE + "-" + admit.getSpanId() + "-01");
        assertThat(request.getTracestate()).contains("vendor=1");
    }

    @Test
    void aCopyThatIsReplayedBeginsATraceThatLinksToTheOneBefore() {
        Headers headers = ofPublisher();
        RecordHeaders.set(headers, RecordHeaders.REPLAY_ID, "replay-1");
        intake.replay(Events.catalogRow("MUG-1"), headers);

        SpanData validate = span("validate catalog.replays");
        assertThat(validate.getTraceId()).isNotEqualTo(TRACE);
        assertThat(validate.getParentSpanContext().isValid()).isFalse();
        assertThat(validate.getLinks())
                .extracting(LinkData::getSpanContext)
                .extracting(context -> context.getSpanId())
                .containsExactly(PUBLISHER);
    }

    @Test
    void whatIsNoEventIsASpanToo() {
        intake.publish(null, new byte[] {7}, ofPublisher());

        assertThat(outcome(span("validate catalog.changes"))).isEqualTo("undecodable");
    }

    @Test
    void anEventThatBreaksTheContractSaysSo() {
        intake.publish(Events.catalogRow("MUG-1").setSourceImageUrl("nowhere"), ofPublisher());

        assertThat(outcome(span("validate catalog.changes"))).isEqualTo("rejected");
        assertThat(intake.failed().getFirst().getTraceparent())
                .contains("00-" + TRACE + "-" + span("validate catalog.changes").getSpanId() + "-01");
    }

    private static Headers ofPublisher() {
        Headers headers = IntakeDriver.header("traceparent", "00-" + TRACE + "-" + PUBLISHER + "-01");
        return RecordHeaders.set(headers, RecordHeaders.TRACESTATE, "vendor=1");
    }

    private static SpanData span(String name) {
        return TELEMETRY.getSpans().stream()
                .filter(span -> span.getName().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + TELEMETRY.getSpans()));
    }

    private static String outcome(SpanData span) {
        return Objects.requireNonNull(
                span.getAttributes().get(io.opentelemetry.api.common.AttributeKey.stringKey("darkroom.outcome")));
    }
}
