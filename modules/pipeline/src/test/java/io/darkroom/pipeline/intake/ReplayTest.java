package io.darkroom.pipeline.intake;

import static io.darkroom.pipeline.intake.Events.catalogRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Decision;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import io.darkroom.contract.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What intake makes of the copies in catalog.replays. */
class ReplayTest {
    private final IntakeDriver intake = new IntakeDriver();

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void copyKeepsTheIdOfItsFirstPositionAndItsOriginIsThePlaceOfTheCopy() {
        intake.replay(catalogRow("MUG-1"), copied("catalog.changes"));

        GenerationRequest request = intake.requests().getFirst();
        GenerationStatus status = intake.statuses().getFirst();

        assertThat(request.getEventId()).isEqualTo("catalog.changes-2-17");
        assertThat(request.getOrigin()).isEqualTo(new Origin("catalog.replays", 0, 0L));
        assertThat(request.getReplayId()).hasValue("replay-1");
        assertThat(request.getBackfill()).isFalse();
        assertThat(status.getReplayId()).hasValue("replay-1");
        assertThat(status.getFingerprint()).isEqualTo(request.getFingerprint());
    }

    @Test
    void outcomeOfAReplayNamesTheReplay() {
        intake.replay(catalogRow("MUG-1"), copied("catalog.changes"));
        intake.complete(intake.requests().getFirst());

        GenerationStatus closed = intake.statuses().getLast();

        assertThat(closed.getDecision()).isEqualTo(Decision.CLOSED);
        assertThat(closed.getReplayId()).hasValue("replay-1");
        assertThat(closed.getFingerprint()).isNotEmpty();
    }

    @Test
    void headersOfAReplayMeanNothingInTheTopicOfEvents() {
        intake.publish(catalogRow("MUG-1"), copied("image.failed"));

        GenerationRequest request = intake.requests().getFirst();

        assertThat(request.getEventId()).isEqualTo("catalog.changes-0-0");
        assertThat(request.getReplayId()).isEmpty();
    }

    @Test
    void markedEventGoesToTheBackfillWhetherReplayedOrPublished() {
        intake.publish(catalogRow("A"), IntakeDriver.header("darkroom-lane", "backfill"))
                .replay(catalogRow("B"), with(copied("catalog.changes"), "darkroom-lane", "backfill"))
                .publish(catalogRow("C"), IntakeDriver.header("darkroom-lane", "express"));

        assertThat(intake.values(intake.topics.backfill("sandbox")))
                .extracting(GenerationRequest::getSku)
                .containsExactly("A", "B");
        assertThat(intake.requests()).extracting(GenerationRequest::getSku).containsExactly("C");
    }

    @Test
    void failedRequestIsAdmittedAgainAsItWasRendered() {
        intake.publish(catalogRow("MUG-1"), IntakeDriver.header("ce_id", "e-1"));
        GenerationRequest first = intake.requests().getFirst();
        intake.fail(first);

        intake.replay(failure(first), failedCopy(first));
        GenerationRequest second = intake.requests().getFirst();

        assertThat(second.getGeneration()).isEqualTo(first.getGeneration() + 1);
        assertThat(second.getPrompt()).isEqualTo(first.getPrompt());
        assertThat(second.getEventId()).isEqualTo("e-1");
        assertThat(second.getOrigin()).isEqualTo(new Origin("catalog.replays", 0, 0L));
        assertThat(second.getReplayId()).hasValue("replay-1");
        assertThat(second.getFailedGeneration()).hasValue(first.getGeneration());
    }

    @Test
    void replayThatOvertakesItsOwnFailureIsOneCallAndTheFailureChangesNothing() {
        intake.publish(catalogRow("MUG-1"));
        GenerationRequest first = intake.requests().getFirst();

        intake.replay(failure(first), failedCopy(first)).replay(failure(first), failedCopy(first));
        List<GenerationRequest> again = intake.requests();
        intake.fail(first);

        assertThat(again).hasSize(1);
        assertThat(intake.admissions().get(first.getIdempotencyKey()).getState())
                .isEqualTo(LedgerState.IN_PROGRESS);
        assertThat(intake.requests()).isEmpty();
    }

    @Test
    void finishedKeyIsNotAskedForAgainUnlessForcedAndThenOncePerReplay() {
        intake.publish(catalogRow("MUG-1"));
        GenerationRequest first = intake.requests().getFirst();
        intake.complete(first).replay(failure(first), failedCopy(first));
        assertThat(intake.requests()).isEmpty();

        intake.replay(failure(first), with(failedCopy(first), "darkroom-force", "replay-1"));
        GenerationRequest forced = intake.requests().getFirst();
        intake.complete(forced).replay(failure(first), with(failedCopy(first), "darkroom-force", "replay-1"));

        assertThat(forced.getForce()).hasValue("replay-1");
        assertThat(intake.requests()).isEmpty();
    }

    @Test
    void rejectedEventHasNoRequestAndIsRejectedAgainWithTheReason() {
        intake.publish(catalogRow("MUG-1").setSourceImageUrl("ftp://img.example.com/a.jpg"));
        ImageFailed rejected = intake.failed().getFirst();

        intake.replay(intake.bytes(rejected), copied("image.failed"));
        ImageFailed again = intake.failed().getFirst();

        assertThat(again.getState()).isEqualTo(FailedState.REJECTED);
        assertThat(again.getOrigin()).isEqualTo(new Origin("catalog.replays", 0, 0L));
        assertThat(again.getViolations()).extracting(Violation::getField).containsExactly("request", "sourceImageUrl");
        assertThat(again.getFailure().getWhy()).isEqualTo(FailureClass.CONTRACT_VIOLATION);
        assertThat(again.getFailure().getError())
                .isEqualTo(
                        "request is not there to be asked for again: the event was rejected; mend it and publish it; "
                                + "sourceImageUrl must be an absolute http or https URL, was ftp://img.example.com/a.jpg");
        assertThat(intake.requests()).isEmpty();
    }

    @Test
    void conflictIsDecidedAboutAgain() {
        intake.publish(catalogRow("MUG-1"))
                .publish(catalogRow("MUG-1").setSourceImageUrl("https://img.example.com/other.jpg"));
        GenerationRequest first = intake.requests().getFirst();
        ImageFailed conflict = intake.failed().getFirst();

        intake.replay(intake.bytes(conflict), copied("image.failed"));
        assertThat(intake.statuses().getLast().getDecision()).isEqualTo(Decision.CONFLICT);

        intake.fail(first).replay(intake.bytes(conflict), copied("image.failed"));
        assertThat(intake.requests().getFirst().getSourceImageUrl()).isEqualTo("https://img.example.com/other.jpg");
    }

    @Test
    void brokenCopiesGoToTheDeadLetters() {
        byte[] event = intake.topics
                .changes()
                .value()
                .serializer()
                .serialize("", catalogRow("A").build());
        intake.replay(new byte[] {1, 2, 3}, copied("image.failed"))
                .replay(event, copied("image.failed"))
                .replay(new byte[] {0, 0, 0, 3, 9, 1}, copied("image.failed"));

        assertThat(intake.deadLetters()).hasSize(3);
        assertThat(intake.requests()).isEmpty();
    }

    @Test
    void copyOfAFailureWithAForceThatIsNoIdGoesToTheDeadLetters() {
        intake.publish(catalogRow("MUG-1"));
        GenerationRequest first = intake.requests().getFirst();
        intake.fail(first);

        intake.replay(failure(first), with(failedCopy(first), "darkroom-force", "f".repeat(1_000_000)))
                .replay(failure(first), with(failedCopy(first), "darkroom-force", " "));

        assertThat(intake.deadLetters()).hasSize(2);
        assertThat(intake.requests()).isEmpty();
    }

    @Test
    void failureThatIsLargerThanAnyGoesToTheDeadLetters() {
        intake.publish(catalogRow("MUG-1"));
        ImageFailed failed = intake.failure(intake.requests().getFirst(), FailedState.FAILED);
        failed.getFailure().setError("e".repeat(1 << 20));

        intake.replay(intake.bytes(failed), copied("image.failed"));

        assertThat(intake.deadLetters()).hasSize(1);
    }

    @Test
    void failureWhoseRequestNobodyOfOursWroteGoesToTheDeadLetters() {
        intake.publish(catalogRow("MUG-1"));
        GenerationRequest first = intake.requests().getFirst();
        intake.fail(first);
        String huge = "a".repeat(260_000);

        Stream.of(
                        GenerationRequest.newBuilder(first).setFingerprint(huge),
                        GenerationRequest.newBuilder(first).setFingerprint("F".repeat(64)),
                        GenerationRequest.newBuilder(first).setIdempotencyKey(huge),
                        GenerationRequest.newBuilder(first).setJobId(huge),
                        GenerationRequest.newBuilder(first).setEventId(huge),
                        GenerationRequest.newBuilder(first).setPrompt(huge),
                        GenerationRequest.newBuilder(first).setCount(5))
                .forEach(request -> intake.replay(failure(request.build()), failedCopy(first)));

        assertThat(intake.deadLetters()).hasSize(7);
        assertThat(intake.requests()).isEmpty();
    }

    @Test
    void garbledHeadersOfACopyAreAsGoodAsNone() {
        Headers garbled = new RecordHeaders();
        with(garbled, "darkroom-replay-topic", "catalog.changes");
        with(garbled, "darkroom-replay-partition", "-1");
        with(garbled, "darkroom-replay-offset", "99999999999999999999");
        with(garbled, "darkroom-replay-generation", "x");

        intake.replay(catalogRow("MUG-1"), garbled);

        assertThat(intake.requests().getFirst().getEventId()).isEqualTo("catalog.replays-0-0");
    }

    private byte[] failure(GenerationRequest request) {
        return intake.bytes(intake.failure(request, FailedState.FAILED));
    }

    private static Headers failedCopy(GenerationRequest request) {
        return with(copied("image.failed"), "darkroom-replay-generation", Long.toString(request.getGeneration()));
    }

    private static Headers copied(String topic) {
        Headers headers = new RecordHeaders();
        with(headers, "darkroom-replay-id", "replay-1");
        with(headers, "darkroom-replay-topic", topic);
        with(headers, "darkroom-replay-partition", "2");
        return with(headers, "darkroom-replay-offset", "17");
    }

    private static Headers with(Headers headers, String name, String value) {
        return headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
