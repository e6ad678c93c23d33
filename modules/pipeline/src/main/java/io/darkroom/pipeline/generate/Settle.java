package io.darkroom.pipeline.generate;

import io.darkroom.contract.Failure;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import io.darkroom.provider.FailureClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns replies into outcomes. Stream thread only. */
final class Settle {
    private static final Logger LOG = LoggerFactory.getLogger(Settle.class);

    private final Task task;
    private final RetrySchedule schedule;
    private final Dispatch dispatch;
    private final Recovery recovery;

    Settle(Task task, RetrySchedule schedule, Dispatch dispatch, Recovery recovery) {
        this.task = task;
        this.schedule = schedule;
        this.dispatch = dispatch;
        this.recovery = recovery;
    }

    void reply(ProviderReply reply, Instant now) {
        task.lane().read(reply.getCallId());
        switch (reply.getKind()) {
            case CAUGHT_UP -> recovery.marker(reply.getCallId(), now).forEach(call -> unknown(call, now));
            case FINISHED -> finished(reply);
            case NOT_SENT -> find(reply).ifPresentOrElse(this::notSent, task.metrics()::lateReply);
            case FAILED -> find(reply).ifPresentOrElse(call -> failed(call, reply, now), task.metrics()::lateReply);
            case ACCEPTED, UNKNOWN ->
                LOG.atError()
                        .addKeyValue("idempotencyKey", reply.getIdempotencyKey())
                        .addKeyValue("provider", task.provider())
                        .log("reply of a kind that this version does not know");
        }
        dispatch.sendNext(now);
    }

    /** Calls of other owners whose reply did not come in time. */
    void sweep(Instant now) {
        recovery.overdue().forEach(call -> unknown(call, now));
    }

    /** A good result closes its request whatever the send: it is paid. */
    private void finished(ProviderReply reply) {
        CallKey key = CallKey.of(reply);
        Optional<OpenCall> open = task.open().find(key);
        if (open.isEmpty()) {
            if (task.unclaimed().keep(reply)) {
                task.metrics().unclaimed();
            } else {
                task.metrics().lateReply();
            }
            return;
        }
        boolean late = !isAnswerTo(reply, open.get());
        if (open.get().getState() == OpenState.QUEUED) {
            dispatch.forget(open.get().getRequest());
        }
        task.lane().withdraw(key);
        close(key);
        task.unclaimed().used(reply);
        task.metrics().settled("completed");
        task.out().completed(Outcomes.completed(open.get().getRequest(), reply, late));
    }

    private void notSent(OpenCall call) {
        recovery.forget(CallKey.of(call.getRequest()));
        dispatch.line(task.open().requeue(call), true);
    }

    private void failed(OpenCall call, ProviderReply reply, Instant now) {
        Failure failure = reply.getFailure().orElseThrow();
        Optional<Duration> retryAfter = reply.getRetryAfterMillis().map(Duration::ofMillis);
        apply(call, failure, retryAfter, Duration.between(reply.getSentAt(), reply.getAnsweredAt()), now);
    }

    private void unknown(OpenCall call, Instant now) {
        Failure failure = new Failure(
                io.darkroom.contract.FailureClass.UNKNOWN_OUTCOME,
                "the process that sent the call stopped before the answer came",
                null,
                null);
        apply(call, failure, Optional.empty(), Duration.between(call.getSentAt().orElse(now), now), now);
    }

    private void apply(OpenCall call, Failure failure, Optional<Duration> retryAfter, Duration took, Instant now) {
        GenerationRequest request = call.getRequest();
        CallKey key = CallKey.of(request);
        switch (next(call, failure, retryAfter, took, now)) {
            case NextStep.Requeue r -> notSent(call);
            case NextStep.Retry r -> {
                close(key);
                task.metrics().settled("retry");
                task.out()
                        .retry(GenerationRequest.newBuilder(request)
                                .setRetry(r.state())
                                .build());
            }
            case NextStep.GiveUp g -> {
                close(key);
                task.metrics().settled("failed");
                task.out().failed(Outcomes.failed(request, failure, true, g.possibleDuplicateCharge(), now));
            }
        }
    }

    private NextStep next(OpenCall call, Failure failure, Optional<Duration> retryAfter, Duration took, Instant now) {
        return classOf(failure)
                .map(why -> schedule.after(call, failure, why, retryAfter, took, now))
                .orElseGet(() -> new NextStep.GiveUp(false));
    }

    /** The provider's class of a failure; empty for classes that only Darkroom itself gives, which are final. */
    private static Optional<FailureClass> classOf(Failure failure) {
        return FailureClasses.toProvider(failure.getWhy());
    }

    private void close(CallKey key) {
        task.open().close(key);
        recovery.forget(key);
    }

    private Optional<OpenCall> find(ProviderReply reply) {
        return task.open().find(CallKey.of(reply)).filter(open -> isAnswerTo(reply, open));
    }

    private static boolean isAnswerTo(ProviderReply reply, OpenCall open) {
        return open.getState() == OpenState.SENT
                && open.getCallId().filter(reply.getCallId()::equals).isPresent();
    }
}
