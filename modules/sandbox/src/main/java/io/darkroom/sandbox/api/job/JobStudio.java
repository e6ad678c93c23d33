package io.darkroom.sandbox.api.job;

import io.darkroom.sandbox.api.call.Workshop;
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
    private final Optional<JobFile> file;
    private final RandomGenerator random = new SplittableRandom(1);
    private final long salt = System.nanoTime();
    private long begun;
    private long creditsSpent;
    private volatile boolean closed;

    JobStudio(Workshop shop, JobBook book, JobAnswers answers, Courier courier, Optional<JobFile> file) {
        this.shop = shop;
        this.book = book;
        this.answers = answers;
        this.courier = courier;
        this.file = file;
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
        Optional<Instant> due = is(fault, FaultAction.Kind.NEVER_ENDS)
                ? Optional.empty()
                : Optional.of(job.created().plusMillis(millis));
        JobLine line = new JobLine(job, JobPlan.of(fault, pictures), due);
        file.ifPresent(open -> open.begun(line));
        Future<Void> told = follow(line, order, millis, post);
        boolean early = is(post, FaultAction.Kind.EARLY) && due.isPresent();
        return new Begun(job, early ? told : Future.succeededFuture());
    }

    /** Goes on with what an earlier process began. */
    void resume(JobFile.Known known) {
        Job job = known.line().job();
        JobPlan plan = known.line().plan();
        if (known.over().isPresent()) {
            book.add(job);
            job.end(plan.end(job, known.over().get()));
            book.finished(job, known.over().get());
            return;
        }
        JobOrder order =
                new JobOrder(job.order(), job.token(), job.key(), shop.traffic().resumed(job.token()));
        boolean paid = job.order().dialect().idempotent()
                && shop.bills().of(order.account()).billedCalls() > 0;
        JobLine line =
                new JobLine(job, paid ? plan.paidBefore() : plan, known.line().due());
        long millis = line.due()
                .map(due -> Math.max(0, Duration.between(Instant.now(), due).toMillis()))
                .orElse(0L);
        var unused = follow(line, order, millis, Optional.empty());
    }

    /** Sees a job through; completes when its webhook was tried once. */
    private Future<Void> follow(JobLine line, JobOrder order, long millis, Optional<FaultAction> post) {
        Job job = line.job();
        book.add(job);
        Promise<Void> told = Promise.promise();
        job.whenOver(() -> tell(job, post).onComplete(told));
        if (line.due().isEmpty()) {
            shop.vertx().setTimer(JobBook.KEPT.toMillis(), due -> abandon(job, order));
        } else {
            shop.after(millis, () -> end(job, order, line.plan()));
        }
        return told.future();
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

    private void end(Job job, JobOrder order, JobPlan plan) {
        if (closed) {
            return;
        }
        plan.paid().ifPresent(pictures -> bill(order, pictures));
        file.ifPresent(open -> open.over(job));
        order.stay().leave(ACCEPTED);
        Instant now = Instant.now();
        book.finished(job, now);
        job.end(plan.end(job, now));
    }

    private void bill(JobOrder order, int pictures) {
        shop.bills().billed(order.account(), order.key(), pictures);
        order.stay().billed();
        creditsSpent += (long) pictures * order.order().credits();
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
}
