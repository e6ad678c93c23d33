package io.darkroom.pipeline.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Origin;
import io.darkroom.contract.trace.TraceContext;
import io.darkroom.provider.Reply;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without an SDK tracing costs no object, and changes no record. */
class NobodyTracesTest {
    private static final int WARM = 20_000;
    private static final int ROUNDS = 100_000;

    /** What the measuring itself, or a compiler that is at work, may leave: far less than one object a round. */
    private static final long SLACK = 64_000;

    private final MockProcessorContext<String, GenerationRequest> reader = new MockProcessorContext<>();
    private final Headers headers = new RecordHeaders();
    private final GenerationRequest request = GenerationRequest.newBuilder()
            .setIdempotencyKey("MUG:product:main:v1")
            .setFingerprint("f")
            .setEventId("e")
            .setSku("MUG")
            .setAnchorId("MUG")
            .setSegment("product")
            .setShotName("main")
            .setPromptVersion("v1")
            .setProvider("sandbox")
            .setModel("m")
            .setPrompt("p")
            .setSourceImageUrl("https://img.example.com/1.jpg")
            .setOccurredAt(Instant.EPOCH)
            .setOrigin(new Origin("catalog.changes", 0, 0L))
            .build();
    private final Reply answer = new Reply.Accepted("job", Optional.empty());

    @BeforeEach
    void nobody() {
        GlobalOpenTelemetry.resetForTest();
    }

    @Test
    void theWholeWayOfARequestMakesNoObject() {
        Tracing tracing = Tracing.ofProcess();
        rounds(tracing, WARM);

        long before = allocated();
        rounds(tracing, ROUNDS);

        assertThat(allocated() - before).isLessThan(SLACK);
    }

    @Test
    void aRequestKeepsTheTraceThatItCameWith() {
        String parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        request.setTraceparent(parent);
        try (Step step = Tracing.ofProcess().process("admit", reader, request)) {
            assertThat(step.within(request).getTraceparent()).contains(parent);
            assertThat(step.context(TraceContext.of(request)).traceparent()).contains(parent);
        }
        assertThat(Tracing.ofProcess().call(request)).isSameAs(CallTrace.NONE);
    }

    private void rounds(Tracing tracing, int rounds) {
        for (int round = 0; round < rounds; round++) {
            try (Step validate = tracing.process("validate", reader, headers)) {
                validate.about(request.getSku(), request.getEventId());
                tracing.outcome("rendered");
            }
            try (Step admit = tracing.process("admit", reader, request)) {
                admit.within(request);
                admit.about(request.getSku(), request.getIdempotencyKey(), 1);
                tracing.outcome("admitted");
            }
            CallTrace call = tracing.call(request);
            if (call.isOn()) {
                throw new AssertionError("somebody traces");
            }
            call.headers();
            call.end(answer);
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
