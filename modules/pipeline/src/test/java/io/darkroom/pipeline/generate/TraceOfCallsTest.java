package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.provider.FailureClass;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Spans of calls and of what they bring about. */
class TraceOfCallsTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String ADMITTED = "b7ad6b7169203331";

    @RegisterExtension
    static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

    private StageBench bench;

    @BeforeEach
    void begin() {
        bench = new StageBench(1);
        bench.deliver();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aCallIsAChildOfWhatAdmittedItsRequestAndItsAnswerAChildOfIt() {
        bench.request(traced("a"));
        bench.provider.finish(0);
        bench.deliver();

        SpanData call = spans("call sandbox").getFirst();
        SpanData settle = spans("settle image.replies.sandbox").getFirst();
        assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(call.getTraceId()).isEqualTo(TRACE);
        assertThat(call.getParentSpanId()).isEqualTo(ADMITTED);
        assertThat(settle.getParentSpanId()).isEqualTo(call.getSpanId());
        ImageCompleted completed = bench.completed().getFirst();
        assertThat(completed.getTraceparent()).contains("00-" + TRACE + "-" + settle.getSpanId() + "-01");
    }

    @Test
    void aRequestWithoutATraceBeginsOne() {
        bench.request(Requests.of("a"));
        bench.provider.finish(0);
        bench.deliver();

        SpanData call = spans("call sandbox").getFirst();
        assertThat(call.getParentSpanContext().isValid()).isFalse();
        assertThat(spans("settle image.replies.sandbox").getFirst().getTraceId())
                .isEqualTo(call.getTraceId());
    }

    @Test
    void aRetryKeepsItsParentHoweverLongItWaitedAndLinksToWhatOrderedIt() {
        bench.request(traced("a"));
        bench.provider.fail(0, FailureClass.PROVIDER_ERROR);
        bench.deliver();
        bench.forward(Duration.ofHours(3));
        bench.deliver();
        bench.provider.finish(1);
        bench.deliver();

        List<SpanData> calls = spans("call sandbox");
        SpanData failed = spans("settle image.replies.sandbox").getFirst();
        assertThat(calls).extracting(SpanData::getParentSpanId).containsExactly(ADMITTED, ADMITTED);
        assertThat(calls.getFirst().getStatus()).isEqualTo(StatusData.error());
        assertThat(calls.getLast().getLinks())
                .extracting(LinkData::getSpanContext)
                .extracting(context -> context.getSpanId())
                .containsExactly(failed.getSpanId());
    }

    @Test
    void whatNoAnswerEndedIsAChildOfItsRequest() {
        bench.request(traced("a"));
        bench.request(GenerationRequest.newBuilder(traced("b"))
                .setTraceparent("00-" + "1".repeat(32) + "-" + "2".repeat(16) + "-01")
                .setDeadline(Requests.T0.plusSeconds(60))
                .build());
        bench.forward(Duration.ofMinutes(2));
        bench.provider.finish(0);
        bench.deliver();

        assertThat(bench.failed())
                .singleElement()
                .satisfies(expired ->
                        assertThat(expired.getTraceparent().orElseThrow()).startsWith("00-" + "1".repeat(32)));
        assertThat(spans("settle image.replies.sandbox"))
                .filteredOn(span -> span.getTraceId().equals("1".repeat(32)))
                .singleElement()
                .satisfies(span -> assertThat(span.getParentSpanId()).isEqualTo("2".repeat(16)));
    }

    @Test
    void aCallThatAnExceptionEndsSaysItsClassAndNotItsMessage() {
        bench.request(traced("a"));
        bench.provider.crash(0, new IllegalStateException("key sk-secret"));
        bench.deliver();

        SpanData call = spans("call sandbox").getFirst();
        assertThat(call.getStatus()).isEqualTo(StatusData.error());
        assertThat(call.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("java.lang.IllegalStateException");
        assertThat(call.toString()).doesNotContain("sk-secret");
    }

    private static GenerationRequest traced(String sku) {
        return Requests.builder(sku)
                .setTraceparent("00-" + TRACE + "-" + ADMITTED + "-01")
                .build();
    }

    private static List<SpanData> spans(String name) {
        return TELEMETRY.getSpans().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }
}
