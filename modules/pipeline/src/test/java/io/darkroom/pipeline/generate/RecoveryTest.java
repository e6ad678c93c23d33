package io.darkroom.pipeline.generate;

import static io.darkroom.pipeline.generate.Requests.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.ReplyKind;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.stores.OpenState;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.outbox.Replies;
import io.darkroom.pipeline.generate.purpose.Storing;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class RecoveryTest extends RestoredTask {

    @Test
    void queuedCallIsSentOnlyAfterTheMarkerOfThisSession() {
        stored("a", OpenState.QUEUED, null);
        processor.init(context);
        read(Replies.caughtUp("another session", T0));
        assertThat(provider.calls()).isEmpty();

        readMarker();
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void callOfAnEarlierLifeIsUnknownOnceCaughtUp() {
        stored("a", OpenState.SENT, "me@life-1");
        processor.init(context);
        readMarker();

        RetryState retry = forwarded(io.darkroom.contract.GenerationRequest.class)
                .getFirst()
                .getRetry()
                .orElseThrow();
        assertThat(retry.getUnknownOutcomes()).isEqualTo(1);
        assertThat(retry.getToken()).contains("token-a");
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void aStopOfMoreThanADayIsNotTimeOfTrying() {
        afterTheStop(Duration.ofHours(25));

        RetryState retry = onlyRetry();
        assertThat(retry.getUnknownOutcomes()).isEqualTo(1);
        assertThat(Duration.ofMillis(retry.getTriedMillis())).isBetween(PATIENCE, PATIENCE.plusSeconds(3));
    }

    @Test
    void aPictureThatWasBeingStoredBeforeAStopIsFetchedAgainAndNoTryIsUsed() {
        purpose = Storing.everything();
        makeTask(2);
        afterTheStop(Duration.ofHours(25));

        RetryState retry = onlyRetry();
        assertThat(retry.getAttempt()).isZero();
        assertThat(Duration.ofMillis(retry.getTriedMillis())).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void answerWrittenBeforeTheMarkerIsUsedAndNothingIsSentAgain() {
        stored("a", OpenState.SENT, "me@life-1");
        processor.init(context);
        read(finished("a"));
        readMarker();

        assertThat(forwarded(ImageCompleted.class)).hasSize(1);
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void callOfAnotherOwnerKeepsItsPermitUntilItsDeadline() {
        stored("a", OpenState.SENT, "other@life-1");
        stored("b", OpenState.SENT, "other@life-1");
        stored("c", OpenState.QUEUED, null);
        processor.init(context);
        readMarker();
        assertThat(provider.calls()).isEmpty();

        context.setCurrentSystemTimeMs(T0.plusSeconds(310).toEpochMilli());
        ring();
        assertThat(forwarded(io.darkroom.contract.GenerationRequest.class)).hasSize(2);
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void backfillOfAnotherOwnerCountsForItsLane() {
        makeTask(4);
        storedBackfill("a", OpenState.SENT, "other@life-1");
        storedBackfill("b", OpenState.QUEUED, null);
        stored("c", OpenState.QUEUED, null);
        processor.init(context);
        readMarker();

        assertThat(provider.calls()).extracting(call -> call.prompt()).containsExactly("A picture of c");
    }

    @Test
    void lateAnswerOfAnotherOwnerIsTaken() {
        stored("a", OpenState.SENT, "other@life-1");
        processor.init(context);
        readMarker();
        read(finished("a"));

        assertThat(forwarded(ImageCompleted.class)).hasSize(1);
    }

    @Test
    void callThatStillRunsInThisProcessIsAdoptedWhenItsDispatchWasRolledBack() {
        processor.init(context);
        readMarker();
        request("a");
        assertThat(provider.calls()).hasSize(1);

        processor.close();
        store.delete(CallKey.of(Requests.of("a")).stored());
        processor.init(context);
        readMarker();
        request("a");
        assertThat(provider.calls()).hasSize(1);

        provider.finish(0);
        read(lastOf(ReplyKind.FINISHED));
        assertThat(forwarded(ImageCompleted.class)).hasSize(1);
    }

    @Test
    void callWhoseAnswerIsUnreadIsAdoptedWhenItsDispatchWasRolledBack() {
        answeredAfterItsDispatchWasRolledBack();

        request("a");

        assertThat(provider.calls()).hasSize(1);
        read(lastOf(ReplyKind.FINISHED));
        assertThat(forwarded(ImageCompleted.class)).hasSize(1);
        assertThat(calls.lane(0).find(CallKey.of(Requests.of("a")))).isEmpty();
    }

    @Test
    void callWhoseAnswerAnotherProcessHasReadIsForgotten() {
        answeredAfterItsDispatchWasRolledBack();

        read(lastOf(ReplyKind.CAUGHT_UP));

        assertThat(calls.lane(0).find(CallKey.of(Requests.of("a")))).isEmpty();
    }

    private void answeredAfterItsDispatchWasRolledBack() {
        processor.init(context);
        readMarker();
        request("a");
        processor.close();
        store.delete(CallKey.of(Requests.of("a")).stored());
        processor.init(context);
        readMarker();
        provider.finish(0);
        assertThat(calls.lane(0).find(CallKey.of(Requests.of("a")))).isPresent();
    }

    private ProviderReply lastOf(ReplyKind kind) {
        return written.stream()
                .filter(reply -> reply.getKind() == kind)
                .toList()
                .getLast();
    }

    @Test
    void closedTaskReturnsCallsThatWereNotStarted() {
        makeTask(10);
        processor.init(context);
        readMarker();
        for (int i = 0; i <= 10; i++) {
            request("r" + i);
        }
        processor.close();

        assertThat(provider.calls()).hasSize(10);
        assertThat(written.getLast().getKind()).isEqualTo(io.darkroom.contract.ReplyKind.NOT_SENT);
        assertThat(written.getLast().getIdempotencyKey()).isEqualTo("r10:product:main:v1");
    }

    @Test
    void aResultThatComesLateSavesTheCallThatHasNotLeftYet() {
        makeTask(10);
        processor.init(context);
        readMarker();
        for (int i = 0; i <= 10; i++) {
            request("r" + i);
        }

        read(finished("r10"));
        provider.finish(0);
        read(written.getLast());

        assertThat(forwarded(ImageCompleted.class)).hasSize(2);
        assertThat(provider.calls()).hasSize(10);
    }

    @Test
    void callWhoseDispatchIsNotCommittedHasNotLeftAndIsReturned() {
        makeTask(1);
        processor.init(context);
        readMarker();
        context.setRecordMetadata(topics.requests("sandbox").name(), 0, 0);
        processor.process(new Record<>("a", Requests.of("a"), 0));
        assertThat(provider.calls()).isEmpty();
        assertThat(context.committed()).isTrue();

        processor.close();
        calls.committed();

        assertThat(provider.calls()).isEmpty();
        assertThat(written.getLast().getKind()).isEqualTo(io.darkroom.contract.ReplyKind.NOT_SENT);
    }

    private void afterTheStop(Duration stop) {
        stored("a", OpenState.SENT, "me@life-1");
        context.setCurrentSystemTimeMs(T0.plus(stop).toEpochMilli());
        processor.init(context);
        readMarker();
    }

    private RetryState onlyRetry() {
        assertThat(context.forwarded()).hasSize(1);
        return forwarded(GenerationRequest.class).getFirst().getRetry().orElseThrow();
    }
}
