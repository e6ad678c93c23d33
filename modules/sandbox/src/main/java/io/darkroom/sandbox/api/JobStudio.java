package io.darkroom.sandbox.api;

import io.darkroom.sandbox.fault.FaultAction;
import io.darkroom.sandbox.fault.FaultPlace;
import io.darkroom.sandbox.pixelmuse.Job;
import io.darkroom.sandbox.request.ImageRequest;
import io.darkroom.sandbox.webhook.Courier;
import io.darkroom.sandbox.webhook.Letter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Draws in jobs: bills when a drawing is done, once, whoever still asks, then tells the caller's webhook. Event loop only.
 */
final class JobStudio {

    private static final int ACCEPTED = 202;

    /** The share of the time that a job stands in line. */
    private static final int IN_LINE = 4;

    private final Workshop shop;
    private final JobBook book;
    private final JobAnswers answers;
    private final Courier courier;
    private final RandomGenerator random = new SplittableRandom(1);
    private final long salt = System.nanoTime();
    private long begun;
    private long creditsSpent;
    private volatile boolean closed;

    JobStudio(Workshop shop, JobBook book, JobAnswers answers, Courier courier) {
        this.shop = shop;
        this.book = book;
        this.answers = answers;
        this.courier = courier;
    }

    /**
     * A job under way.
     *
     * @param answerable completes when its order may be answered: at once, unless its webhook is to come first
     */
    record Begun(Job job, Future<Void> answerable) {}

    /**
     * Begins a job.
     *
     * @param pictures how many come of it, unless a rule about the job says otherwise
     */
    Begun begin(JobOrder order, int pictures) {
        Optional<FaultAction> fault = decide(FaultPlace.JOB, order);
        Optional<FaultAction> post = decide(FaultPlace.WEBHOOK, order);
        long millis = shop.settings().latency().nextMillis(random)
                + fault.map(action -> action.delay().toMillis()).orElse(0L);
        Job job = job(order, Duration.ofMillis(millis / IN_LINE));
        book.add(job);
        Promise<Void> told = Promise.promise();
        job.whenOver(() -> tell(job, post).onComplete(told));
        boolean early =
                is(post, FaultAction.Kind.EARLY) && job.order().webhook().isPresent();
        if (is(fault, FaultAction.Kind.NEVER_ENDS)) {
            shop.vertx().setTimer(JobBook.KEPT.toMillis(), due -> abandon(job, order));
            return new Begun(job, Future.succeededFuture());
        }
        shop.after(millis, () -> end(job, order, fault, pictures));
        return new Begun(job, early ? told.future() : Future.succeededFuture());
    }

    /** A job that is told of and never drawn. */
    Job job(JobOrder order, Duration waiting) {
        String id = order.order().dialect().idPrefix() + Long.toHexString((salt + ++begun) * 0x9E3779B97F4A7C15L);
        return new Job(id, order.order(), order.token(), order.key(), Instant.now(), waiting);
    }

    long creditsSpent() {
        return creditsSpent;
    }

    /** Nothing is billed any more, nobody is told. */
    void close() {
        closed = true;
    }

    private Optional<FaultAction> decide(FaultPlace at, JobOrder order) {
        ImageRequest request = order.order().request();
        return shop.faults()
                .decide(
                        at,
                        order.token(),
                        request.prompt(),
                        request.model(),
                        request.imageUrl(),
                        shop.bills().of(order.account()).calls());
    }

    private void end(Job job, JobOrder order, Optional<FaultAction> fault, int pictures) {
        if (closed) {
            return;
        }
        Optional<FaultAction> spoilt = fault.filter(action -> action.kind() != FaultAction.Kind.DELAY);
        if (spoilt.map(action -> action.billed().orElse(false)).orElse(pictures > 0)) {
            bill(order, pictures);
        }
        order.stay().leave(ACCEPTED);
        Instant now = Instant.now();
        book.finished(job, now);
        job.end(outcome(job, now, spoilt, pictures));
    }

    private void bill(JobOrder order, int pictures) {
        shop.bills().billed(order.account(), order.key(), pictures);
        order.stay().billed();
        creditsSpent += (long) pictures * order.order().credits();
    }

    private static Job.End outcome(Job job, Instant now, Optional<FaultAction> spoilt, int pictures) {
        Optional<Job.Why> why = spoilt.flatMap(JobStudio::why);
        if (why.isPresent()) {
            FaultAction.Complaint error = spoilt.orElseThrow().error();
            return new Job.End.Broken(now, why.get(), error.code(), error.message());
        }
        return new Job.End.Drawn(now, job.order().request().pictures(job.key(), spoilt.isPresent() ? 0 : pictures));
    }

    private void abandon(Job job, JobOrder order) {
        order.stay().leave(ACCEPTED);
        book.forget(job);
    }

    /** Tells the webhook; completes after the first try. */
    private Future<Void> tell(Job job, Optional<FaultAction> fault) {
        Optional<URI> to = job.order().webhook();
        if (to.isEmpty() || is(fault, FaultAction.Kind.NEVER)) {
            return Future.succeededFuture();
        }
        Promise<Void> told = Promise.promise();
        shop.after(
                fault.map(action -> action.delay().toMillis()).orElse(0L),
                () -> answers.whole(job)
                        .compose(text -> deliver(letter(job, to.get(), text, fault), fault))
                        .onComplete(told));
        return told.future();
    }

    private Future<Void> deliver(Letter letter, Optional<FaultAction> fault) {
        Future<Void> first = courier.deliver(letter);
        return is(fault, FaultAction.Kind.TWICE) ? first.compose(taken -> courier.deliver(letter)) : first;
    }

    private static Letter letter(Job job, URI to, String text, Optional<FaultAction> fault) {
        String body = is(fault, FaultAction.Kind.TRUNCATED) ? text.substring(0, text.length() / 2) : text;
        return new Letter(to, "msg_" + job.id(), Buffer.buffer(body), is(fault, FaultAction.Kind.WRONG_SIGNATURE));
    }

    private static boolean is(Optional<FaultAction> fault, FaultAction.Kind kind) {
        return fault.filter(action -> action.kind() == kind).isPresent();
    }

    private static Optional<Job.Why> why(FaultAction fault) {
        return switch (fault.kind()) {
            case FAIL -> Optional.of(Job.Why.FAILED);
            case CANCEL -> Optional.of(Job.Why.CANCELLED);
            case EXPIRE -> Optional.of(Job.Why.EXPIRED);
            default -> Optional.empty();
        };
    }
}
