package io.darkroom.pipeline.generate.task;

import io.darkroom.contract.Drawn;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.ReplyKind;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.pipeline.generate.call.Album;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.call.FailureClasses;
import io.darkroom.pipeline.generate.job.Job;
import io.darkroom.pipeline.generate.store.OpenCalls;
import io.darkroom.provider.FailureClass.Again;
import java.time.Instant;
import java.util.Optional;

/** Takes what is paid for already before a call is sent: kept results, and jobs whose id is known. Stream thread only. */
final class Paid {
    private final Task task;

    Paid(Task task) {
        this.task = task;
    }

    /** What a request has, and what it needs. */
    sealed interface Claim {

        /** A call must be sent. */
        record Missing(OpenCall call) implements Claim {}

        /** A job draws the next picture. */
        record Drawing(OpenCall call, ProviderReply accepted) implements Claim {}

        /** Nothing is missing. */
        record Complete(OpenCall call, Drawn drawn, boolean late) implements Claim {}
    }

    Claim claim(OpenCall call) {
        OpenCall now = call;
        while (true) {
            CallKey key = CallKey.of(now.getRequest());
            Optional<ProviderReply> found = task.unclaimed().claim(key, Album.next(now.getDrawn()));
            if (found.isEmpty()) {
                return new Claim.Missing(now);
            }
            ProviderReply reply = found.get();
            if (reply.getKind() == ReplyKind.ACCEPTED) {
                return new Claim.Drawing(uncounted(now), reply);
            }
            boolean late = now.getRequest().getRetry().isPresent();
            Drawn drawn = Album.add(now.getDrawn(), reply, reply.getSentAt(), late);
            task.unclaimed().used(reply);
            task.metrics().claimed();
            if (Album.isComplete(now.getRequest(), drawn, reply)) {
                return new Claim.Complete(now, drawn, late);
            }
            now = OpenCalls.with(now, drawn);
        }
    }

    /** The provider draws a request in a job: it is not sent, and the job is looked at. */
    void draws(OpenCall call, ProviderReply accepted) {
        Job job = job(accepted);
        Call send = task.sends().known(call, accepted.getCallId());
        task.open().accepted(call, send, task.owner(), job);
        task.jobs().look(send, job);
    }

    /** What was unknown is known now: the job's call is counted when it ends, so the retry counts it no more. */
    static OpenCall uncounted(OpenCall call) {
        return call.getRequest()
                .getRetry()
                .filter(retry -> retry.getLastFailure().getWhy() == FailureClass.UNKNOWN_OUTCOME)
                .map(retry -> OpenCall.newBuilder(call)
                        .setRequest(GenerationRequest.newBuilder(call.getRequest())
                                .setRetry(uncounted(retry))
                                .build())
                        .build())
                .orElse(call);
    }

    private static RetryState uncounted(RetryState retry) {
        return RetryState.newBuilder(retry)
                .setSends(Math.max(0, retry.getSends() - 1))
                .setAttempt(Math.max(0, retry.getAttempt() - 1))
                .setUnknownOutcomes(Math.max(0, retry.getUnknownOutcomes() - 1))
                .build();
    }

    /** A send of a request failed, and a job of an earlier one takes its place: it is counted without a retry. */
    static OpenCall spent(OpenCall call, Failure failure, Instant now) {
        Optional<RetryState> before = call.getRequest().getRetry();
        boolean same = before.filter(state -> Album.pictures(state.getDrawn()) == Album.pictures(call.getDrawn()))
                .isPresent();
        RetryState spent = RetryState.newBuilder()
                .setAttempt(
                        before.filter(state -> same).map(RetryState::getAttempt).orElse(0) + attempts(failure))
                .setSends(before.map(RetryState::getSends).orElse(0) + 1)
                .setUnknownOutcomes(before.map(RetryState::getUnknownOutcomes).orElse(0)
                        + (failure.getWhy() == FailureClass.UNKNOWN_OUTCOME ? 1 : 0))
                .setNotBefore(now)
                .setTriedMillis(before.map(RetryState::getTriedMillis).orElse(0L))
                .setLastFailure(failure)
                .setDrawn(call.getDrawn().orElse(null))
                .build();
        return OpenCall.newBuilder(call)
                .setRequest(GenerationRequest.newBuilder(call.getRequest())
                        .setRetry(spent)
                        .build())
                .build();
    }

    private static int attempts(Failure failure) {
        return FailureClasses.toProvider(failure.getWhy())
                .map(io.darkroom.provider.FailureClass::again)
                .filter(again -> again == Again.FREE || again == Again.HELD)
                .map(free -> 0)
                .orElse(1);
    }

    /** The job of an ACCEPTED reply. */
    static Job job(ProviderReply accepted) {
        return new Job(accepted.getProviderJobId().orElseThrow(), accepted.getSentAt());
    }
}
