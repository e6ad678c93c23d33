package io.darkroom.pipeline.generate.task;

import io.darkroom.contract.Drawn;
import io.darkroom.contract.Failure;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.ReplyKind;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import io.darkroom.pipeline.generate.call.Album;
import io.darkroom.pipeline.generate.call.CallId;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.call.FailureClasses;
import io.darkroom.pipeline.generate.outcome.NextStep;
import io.darkroom.pipeline.generate.outcome.Outcomes;
import io.darkroom.pipeline.generate.outcome.RetrySchedule;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.FailureClass.Again;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns replies into outcomes. Stream thread only. */
public final class Settle {
    private static final Logger LOG = LoggerFactory.getLogger(Settle.class);

    /** Nobody waits for their job any more, and it may be drawn. */
    private static final Set<FailureClass> GIVEN_UP = Set.of(FailureClass.DEADLINE, FailureClass.RESULT_LOST);

    private final Task task;
    private final RetrySchedule schedule;
    private final Dispatch dispatch;
    private final Recovery recovery;
    private final Paid paid;

    public Settle(Task task, RetrySchedule schedule, Dispatch dispatch, Recovery recovery) {
        this.task = task;
        this.schedule = schedule;
        this.dispatch = dispatch;
        this.recovery = recovery;
        this.paid = new Paid(task);
    }

    public void reply(ProviderReply reply, Instant now) {
        if (endsItsCall(reply)) {
            task.lane().read(CallKey.of(reply), reply.getCallId());
        }
        switch (reply.getKind()) {
            case CAUGHT_UP -> marker(reply.getCallId(), now);
            case FINISHED, ACCEPTED -> good(reply, now);
            case NOT_SENT -> find(reply).ifPresentOrElse(call -> notSent(call, now), task.metrics()::lateReply);
            case FAILED -> find(reply).ifPresentOrElse(call -> failed(call, reply, now), task.metrics()::lateReply);
            case UNKNOWN ->
                LOG.atError()
                        .addKeyValue("idempotencyKey", reply.getIdempotencyKey())
                        .addKeyValue("provider", task.provider())
                        .log("reply of a kind that this version does not know");
        }
        dispatch.sendNext(now);
    }

    private void marker(String of, Instant now) {
        task.lane().readUpTo(of);
        recovery.marker(of, now).forEach(call -> unknown(call, now));
    }

    /** The call of a job runs until the outcome of that very job is read. */
    private boolean endsItsCall(ProviderReply reply) {
        return reply.getKind() != ReplyKind.ACCEPTED
                && (reply.getProviderJobId().isEmpty()
                        || task.open()
                                .find(CallKey.of(reply))
                                .filter(open -> isOfAnotherJob(reply, open))
                                .isEmpty());
    }

    /** A webhook may name a job that is not the one of its call. */
    private static boolean isOfAnotherJob(ProviderReply reply, OpenCall open) {
        return isCall(reply, open)
                && open.getProviderJobId()
                        .flatMap(job -> reply.getProviderJobId().filter(told -> !told.equals(job)))
                        .isPresent();
    }

    /** Calls of other owners whose reply did not come in time. */
    public void sweep(Instant now) {
        recovery.overdue().forEach(call -> unknown(call, now));
    }

    /** A result, or a job that will bring it, belongs to its request whatever the send: it is paid. */
    private void good(ProviderReply reply, Instant now) {
        if (task.unclaimed().isKnown(reply)) {
            task.metrics().lateReply();
            return;
        }
        Optional<OpenCall> open = task.open().find(CallKey.of(reply));
        int picture = CallId.picture(reply.getCallId());
        if (open.isEmpty() && completesEnded(reply, picture)) {
            return;
        }
        if (open.isEmpty()
                || picture > Album.next(open.get().getDrawn())
                || (reply.getKind() == ReplyKind.FINISHED && isOfAnotherJob(reply, open.get()))) {
            count(model(open, reply), reply, reply.getSentAt());
            task.unclaimed().keep(reply);
            task.metrics().unclaimed();
        } else if (reply.getKind() == ReplyKind.ACCEPTED) {
            accepted(open.get(), reply);
        } else {
            finished(open.get(), reply, now);
        }
    }

    /** The result of a request that ended as failed before it came: the ledger takes it in place of the failure. */
    private boolean completesEnded(ProviderReply reply, int picture) {
        if (reply.getKind() != ReplyKind.FINISHED || picture > 1) {
            return false;
        }
        CallKey key = CallKey.of(reply);
        Optional<GenerationRequest> ended = task.unclaimed().ended().take(key.idempotencyKey(), key.generation());
        ended.ifPresent(request -> {
            dropJobs(reply);
            count(request.getModel(), reply, reply.getSentAt());
            task.unclaimed().used(reply);
            task.metrics().claimed();
            Drawn drawn = Album.add(Optional.empty(), reply, reply.getSentAt(), true);
            completed(Outcomes.completed(request, drawn, true), drawn);
        });
        return ended.isPresent();
    }

    /**
     * The provider draws: in the send that waits for it, or in an earlier one that takes the place of a send not begun. While
     * another send is under way the job is kept, in case that one fails.
     */
    private void accepted(OpenCall open, ProviderReply reply) {
        if (isAnswerTo(reply, open)) {
            draws(open, reply);
        } else if (!isNext(reply, open) || open.getProviderJobId().equals(reply.getProviderJobId())) {
            task.metrics().lateReply();
        } else if (dispatch.takeUnsent(open)) {
            draws(Paid.uncounted(open), reply);
        } else {
            task.unclaimed().keep(reply);
        }
    }

    private void draws(OpenCall open, ProviderReply reply) {
        recovery.forget(CallKey.of(reply));
        paid.draws(open, reply);
    }

    private static boolean isNext(ProviderReply reply, OpenCall open) {
        int picture = CallId.picture(reply.getCallId());
        return picture == CallId.ALL || picture == Album.next(open.getDrawn());
    }

    private void finished(OpenCall open, ProviderReply reply, Instant now) {
        boolean late = !isAnswerTo(reply, open);
        Instant sentAt = late ? reply.getSentAt() : sentAt(open, reply);
        count(open.getRequest().getModel(), reply, sentAt);
        task.unclaimed().used(reply);
        if (!isNext(reply, open)) {
            surplus(open, reply);
            return;
        }
        dropJobs(reply);
        dispatch.takeUnsent(open);
        recovery.forget(CallKey.of(reply));
        Drawn drawn = Album.add(open.getDrawn(), reply, sentAt, late);
        if (Album.isComplete(open.getRequest(), drawn, reply)) {
            close(CallKey.of(reply));
            completed(Outcomes.completed(open.getRequest(), drawn, late), drawn);
        } else {
            dispatch.more(open, drawn, now);
        }
    }

    /** Other jobs that draw what has come: another send was quicker. */
    private void dropJobs(ProviderReply reply) {
        task.unclaimed()
                .claim(CallKey.of(reply), CallId.picture(reply.getCallId()))
                .filter(other -> !other.getProviderJobId().equals(reply.getProviderJobId()))
                .ifPresent(other -> task.metrics().billedInVain());
    }

    /** A picture that is there already came again: the same one, or another one that nobody asked for. */
    private void surplus(OpenCall open, ProviderReply reply) {
        if (Album.has(open.getDrawn(), reply)) {
            task.metrics().lateReply();
        } else {
            task.metrics().billedInVain();
        }
    }

    /** Nothing was sent, or it cost nothing: the next one in line, unless what it needs is paid for already. */
    private void notSent(OpenCall call, Instant now) {
        recovery.forget(CallKey.of(call.getRequest()));
        dispatch.more(call, call.getDrawn().orElse(null), now);
    }

    private void failed(OpenCall open, ProviderReply reply, Instant now) {
        OpenCall call = ofJob(open, reply);
        Failure failure = reply.getFailure().orElseThrow();
        Optional<Duration> retryAfter = reply.getRetryAfterMillis().map(Duration::ofMillis);
        Instant sentAt = sentAt(call, reply);
        count(call.getRequest().getModel(), reply, sentAt);
        task.unclaimed().used(reply);
        apply(call, failure, next(call, failure, retryAfter, took(reply, sentAt), now), now);
    }

    /** A webhook may come before the answer that names the job. */
    private static OpenCall ofJob(OpenCall open, ProviderReply reply) {
        return reply.getProviderJobId()
                .filter(job -> open.getProviderJobId().isEmpty())
                .map(job -> OpenCall.newBuilder(open).setProviderJobId(job).build())
                .orElse(open);
    }

    /** A webhook does not know when its job was ordered. */
    private static Instant sentAt(OpenCall call, ProviderReply reply) {
        return reply.getProviderJobId().flatMap(job -> call.getSentAt()).orElse(reply.getSentAt());
    }

    /** Two processes may have told these times, by clocks that differ. */
    private static Duration took(ProviderReply reply, Instant sentAt) {
        Duration took = Duration.between(sentAt, reply.getAnsweredAt());
        return took.isNegative() ? Duration.ZERO : took;
    }

    /** Of a reply whose request is not open the model that drew it is all that is known. */
    private static String model(Optional<OpenCall> open, ProviderReply reply) {
        return open.map(call -> call.getRequest().getModel())
                .or(reply::getModelActual)
                .orElse("");
    }

    /** The outcome of a job is counted when it is read, for it may be told more than once; all others when they come. */
    private void count(String model, ProviderReply reply, Instant sentAt) {
        if (reply.getProviderJobId().isPresent() && reply.getKind() != ReplyKind.ACCEPTED) {
            task.metrics().jobEnded(model, reply, took(reply, sentAt));
        }
    }

    private void unknown(OpenCall call, Instant now) {
        Failure failure = new Failure(
                task.purpose().unanswered(),
                "the process that sent the call stopped before the answer came",
                null,
                null);
        Duration tried = tried(call, failure, now);
        apply(
                call,
                failure,
                classOf(failure)
                        .map(why -> schedule.unanswered(call, failure, why, tried, now))
                        .orElseGet(() -> new NextStep.GiveUp(false)),
                now);
    }

    /** The time that nobody was there is not trying: at most as long as the call may have run, nothing where it was free. */
    private Duration tried(OpenCall call, Failure failure, Instant now) {
        if (classOf(failure).filter(why -> why.again() == Again.FREE).isPresent()) {
            return Duration.ZERO;
        }
        Duration since = Duration.between(call.getSentAt().orElse(now), now);
        return since.compareTo(recovery.patience()) < 0 ? since : recovery.patience();
    }

    /** What follows a failure, unless another send of the request has brought or ordered what it needs. */
    private void apply(OpenCall call, Failure failure, NextStep next, Instant now) {
        if (dispatch.takesPaid(call, failure, now)) {
            recovery.forget(CallKey.of(call.getRequest()));
        } else {
            end(call, failure, next, now);
        }
    }

    private void end(OpenCall call, Failure failure, NextStep next, Instant now) {
        switch (next) {
            case NextStep.Requeue r -> notSent(call, now);
            case NextStep.Retry r -> {
                close(CallKey.of(call.getRequest()));
                task.metrics().settled("retry");
                task.out()
                        .retry(GenerationRequest.newBuilder(call.getRequest())
                                .setRetry(r.state())
                                .build());
            }
            case NextStep.GiveUp g -> giveUp(call, failure, g.possibleDuplicateCharge(), now);
        }
    }

    private void giveUp(OpenCall call, Failure failure, boolean possibleDuplicateCharge, Instant now) {
        task.purpose()
                .without(call, failure, now)
                .ifPresentOrElse(
                        drawn -> goOn(call, drawn, now),
                        () -> withoutMore(call, failure, possibleDuplicateCharge, now));
    }

    /** One picture cannot be had; the others of the request are asked for. */
    private void goOn(OpenCall call, Drawn drawn, Instant now) {
        if (drawn.getImages().size() < call.getRequest().getCount()) {
            recovery.forget(CallKey.of(call.getRequest()));
            dispatch.more(call, drawn, now);
        } else {
            close(CallKey.of(call.getRequest()));
            completed(Outcomes.completed(call.getRequest(), drawn, false), drawn);
        }
    }

    /** Pictures that came before are paid: they are the result. */
    private void withoutMore(OpenCall call, Failure failure, boolean possibleDuplicateCharge, Instant now) {
        close(CallKey.of(call.getRequest()));
        if (call.getDrawn().isPresent()) {
            Drawn drawn = call.getDrawn().get();
            completed(Outcomes.partial(call.getRequest(), drawn, failure, possibleDuplicateCharge), drawn);
        } else {
            task.metrics().settled("failed");
            awaitsLate(call, failure, possibleDuplicateCharge, now);
            task.out().failed(Outcomes.failed(call, failure, possibleDuplicateCharge, now));
        }
    }

    /** What may be paid for may still come. */
    private void awaitsLate(OpenCall call, Failure failure, boolean possibleDuplicateCharge, Instant now) {
        if (possibleDuplicateCharge
                || classOf(failure).filter(GIVEN_UP::contains).isPresent()) {
            task.unclaimed().ended().keep(Paid.spent(call, failure, now).getRequest(), now);
        }
    }

    private void completed(ImageCompleted completed, Drawn drawn) {
        task.metrics().settled(task.purpose().outcome(drawn));
        task.out().completed(completed, drawn);
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
        return isCall(reply, open) && !isOfAnotherJob(reply, open);
    }

    private static boolean isCall(ProviderReply reply, OpenCall open) {
        return open.getState() == OpenState.SENT
                && open.getCallId().filter(reply.getCallId()::equals).isPresent();
    }
}
