package io.darkroom.pipeline.intake;

import static io.darkroom.pipeline.intake.Events.catalogRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Drawn;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Image;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.RetryState;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What intake makes of copies of results that have fewer pictures than asked for. */
class PartialReplayTest {
    private static final String PICTURE = "https://cdn.example.com/1.png";

    private final IntakeDriver intake = new IntakeDriver();

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void theOrderIsAdmittedAgainWithThePicturesThatAreThere() {
        GenerationRequest first = ordered();

        intake.complete(first).replay(partial(first, 1), copy(first));
        GenerationRequest second = intake.requests().getFirst();

        assertThat(second.getGeneration()).isEqualTo(first.getGeneration() + 1);
        assertThat(second.getPrompt()).isEqualTo(first.getPrompt());
        assertThat(second.getReplayId()).hasValue("replay-1");
        RetryState state = second.getRetry().orElseThrow();
        assertThat(state.getSends()).isZero();
        assertThat(state.getDrawn().orElseThrow().getImages())
                .extracting(Image::getUrl)
                .containsExactly(PICTURE);
        assertThat(state.getDrawn().orElseThrow().getEarlier()).isEqualTo(1);
        assertThat(state.getDrawn().orElseThrow().getCalls()).isZero();
    }

    @Test
    void itIsAskedForOnceHoweverOftenItIsCopiedAndAlsoWhenTheResultIsNotReadYet() {
        GenerationRequest first = ordered();

        intake.replay(partial(first, 1), copy(first))
                .replay(partial(first, 1), copy(first))
                .complete(first);
        List<GenerationRequest> again = intake.requests();
        intake.complete(again.getFirst()).replay(partial(first, 1), copy(first));

        assertThat(again).hasSize(1);
        assertThat(intake.requests()).isEmpty();
        assertThat(intake.admissions().get(first.getIdempotencyKey()).getState())
                .isEqualTo(LedgerState.COMPLETED);
    }

    @Test
    void aResultThatLacksNothingGoesToTheDeadLetters() {
        GenerationRequest first = ordered();

        intake.complete(first)
                .replay(intake.bytes(intake.result(first, PICTURE).build()), copy(first))
                .replay(partial(first, 4), copy(first))
                .replay(partial(first, 0), copy(first));

        assertThat(intake.deadLetters()).hasSize(3);
        assertThat(intake.requests()).isEmpty();
    }

    private GenerationRequest ordered() {
        intake.publish(catalogRow("MUG-1"));
        return GenerationRequest.newBuilder(intake.requests().getFirst())
                .setCount(4)
                .build();
    }

    /** A result with so many of four pictures. */
    private byte[] partial(GenerationRequest request, int pictures) {
        Drawn there = Drawn.newBuilder()
                .setImages(Collections.nCopies(
                        pictures, Image.newBuilder().setUrl(PICTURE).build()))
                .setCalls(3)
                .setSentAt(intake.now)
                .setAnsweredAt(intake.now)
                .build();
        RetryState state = RetryState.newBuilder()
                .setAttempt(2)
                .setSends(2)
                .setNotBefore(intake.now)
                .setLastFailure(new Failure(FailureClass.PROVIDER_ERROR, "HTTP 500", 500, null))
                .setDrawn(there)
                .build();
        return intake.bytes(intake.result(request, PICTURE)
                .setRequestedCount(4)
                .setPartial(true)
                .setRest(GenerationRequest.newBuilder(request).setRetry(state).build())
                .build());
    }

    private static Headers copy(GenerationRequest request) {
        Headers headers = new RecordHeaders();
        with(headers, "darkroom-replay-id", "replay-1");
        with(headers, "darkroom-replay-topic", "image.completed");
        with(headers, "darkroom-replay-partition", "2");
        with(headers, "darkroom-replay-offset", "17");
        return with(headers, "darkroom-replay-generation", Long.toString(request.getGeneration()));
    }

    private static Headers with(Headers headers, String name, String value) {
        return headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
