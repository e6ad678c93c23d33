package io.darkroom.sandbox.api.job;

import io.darkroom.sandbox.api.call.AnswerForms;
import io.darkroom.sandbox.api.call.Entrance;
import io.darkroom.sandbox.api.call.Idempotency;
import io.darkroom.sandbox.api.call.Stay;
import io.darkroom.sandbox.api.call.Workshop;
import io.darkroom.sandbox.fault.FaultAction;
import io.darkroom.sandbox.pixelmuse.Dialect;
import io.darkroom.sandbox.pixelmuse.Job;
import io.darkroom.sandbox.pixelmuse.OrderReader;
import io.darkroom.sandbox.pixelmuse.Texts;
import io.darkroom.sandbox.request.ImageRequest;
import io.darkroom.sandbox.request.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code POST /api/v1/images} and {@code POST /api/v1/generate}: checks like the vendor, begins a job, answers with its name,
 * and fails as the script says. Event loop only.
 */
final class JobOrders {

    private static final int LONGEST_TOKEN = 255;

    private final Workshop shop;
    private final AnswerForms forms;
    private final Entrance entrance;
    private final JobStudio studio;
    private final JobAnswers answers;
    private final Idempotency<Job> idempotency;

    JobOrders(Workshop shop, JobStudio studio, JobAnswers answers, Idempotency<Job> idempotency) {
        this.shop = shop;
        this.forms = new AnswerForms(shop.vertx());
        this.entrance = new Entrance(shop.settings().keys());
        this.studio = studio;
        this.answers = answers;
        this.idempotency = idempotency;
    }

    void handle(HttpServerRequest http, Dialect dialect) {
        String token = Entrance.token(http);
        Stay stay = shop.traffic().arrived(token);
        http.body().onComplete(body -> {
            if (body.succeeded()) {
                accept(http, dialect, token, stay, body.result());
            } else {
                stay.leave(0);
            }
        });
    }

    private void accept(HttpServerRequest http, Dialect dialect, String token, Stay stay, Buffer body) {
        Optional<Refusal> refusal = entrance.refusal(http, body).or(() -> tooLong(token));
        if (refusal.isPresent()) {
            refuse(http, stay, refusal.get());
            return;
        }
        switch (OrderReader.read(dialect, body.getBytes())) {
            case OrderReader.Read.Invalid invalid -> refuse(http, stay, invalid.error());
            case OrderReader.Read.Valid valid ->
                begin(
                        http,
                        new JobOrder(
                                valid.order(), token, valid.order().request().key(), stay));
        }
    }

    private static Optional<Refusal> tooLong(String token) {
        return token.length() <= LONGEST_TOKEN
                ? Optional.empty()
                : Optional.of(new Refusal(
                        422,
                        "validation_error",
                        "Idempotency-Key must have at most " + LONGEST_TOKEN + " characters.",
                        "Idempotency-Key"));
    }

    private void refuse(HttpServerRequest http, Stay stay, Refusal error) {
        stay.leave(error.status());
        if (!AnswerForms.gone(http)) {
            forms.json(http, error.status(), Texts.error(error));
        }
    }

    private void begin(HttpServerRequest http, JobOrder order) {
        int callOfToken = shop.bills().called(order.account());
        if (honoured(order)) {
            Optional<Idempotency.Repeat<Job>> repeat = idempotency.begin(order.token(), order.key());
            if (repeat.isPresent()) {
                repeated(http, order, repeat.get());
                return;
            }
        }
        ImageRequest request = order.order().request();
        shop.faults()
                .decide(order.token(), request.prompt(), request.model(), request.imageUrl(), callOfToken)
                .ifPresentOrElse(fault -> fail(http, order, fault), () -> answer(http, ordered(order, 1)));
    }

    private boolean honoured(JobOrder order) {
        return honoured(order.order().dialect(), order.token());
    }

    /** Whether a repeat of this key gets the first job again. */
    boolean honoured(Dialect dialect, String token) {
        return !token.isEmpty() && (dialect.idempotent() || shop.settings().honourIdempotencyKey());
    }

    private void repeated(HttpServerRequest http, JobOrder order, Idempotency.Repeat<Job> repeat) {
        switch (repeat) {
            case Idempotency.Repeat.Known<Job> known -> {
                order.stay().leave(JobAnswers.status(known.answer()));
                answer(http, new JobStudio.Begun(known.answer(), Future.succeededFuture()));
            }
            case Idempotency.Repeat.Refused<Job> refused -> refuse(http, order.stay(), refused.error());
        }
    }

    private JobStudio.Begun ordered(JobOrder order, int pictures) {
        JobStudio.Begun begun = studio.begin(order, pictures);
        if (honoured(order)) {
            idempotency.done(order.token(), order.key(), begun.job());
        }
        return begun;
    }

    private void answer(HttpServerRequest http, JobStudio.Begun begun) {
        waited(http, begun.job())
                .compose(over -> begun.answerable())
                .compose(told -> answers.receipt(begun.job()))
                .onSuccess(text -> {
                    if (!AnswerForms.gone(http)) {
                        forms.json(http, JobAnswers.status(begun.job()), text);
                    }
                });
    }

    /** As long as {@code Prefer: wait=N} asks for, or until the job is over. */
    private Future<Void> waited(HttpServerRequest http, Job job) {
        Duration waiting = Prefer.waiting(http);
        if (job.order().dialect() != Dialect.IMAGES || waiting.isZero()) {
            return Future.succeededFuture();
        }
        Promise<Void> over = Promise.promise();
        shop.after(waiting.toMillis(), over::tryComplete);
        job.whenOver(over::tryComplete);
        return over.future();
    }

    private void fail(HttpServerRequest http, JobOrder order, FaultAction fault) {
        if (fault.bills() || fault.kind() == FaultAction.Kind.EMPTY) {
            JobStudio.Begun begun = ordered(order, pictures(fault));
            shop.after(
                    fault.delay().toMillis(),
                    () -> begun.answerable().onSuccess(told -> spoil(http, begun.job(), fault)));
        } else {
            idempotency.forget(order.token());
            Job none = studio.job(order, Duration.ZERO);
            shop.after(fault.delay().toMillis(), () -> {
                leave(http, order.stay(), fault);
                spoil(http, none, fault);
            });
        }
    }

    private static int pictures(FaultAction fault) {
        return fault.kind() == FaultAction.Kind.EMPTY || fault.kind() == FaultAction.Kind.FEWER ? 0 : 1;
    }

    /** A call without a job ends with its answer; one without an answer, when its caller gives up. */
    private static void leave(HttpServerRequest http, Stay stay, FaultAction fault) {
        switch (fault.kind()) {
            case ANSWER -> {
                AnswerForms.prepare(http, fault);
                stay.leave(fault.status(), AnswerForms.comeBack(http.response().headers()));
            }
            case RESET -> stay.leave(0);
            case HANG -> {
                if (AnswerForms.gone(http)) {
                    stay.leave(0);
                } else {
                    http.response().closeHandler(closed -> stay.leave(0));
                }
            }
            default -> stay.leave(200);
        }
    }

    private void spoil(HttpServerRequest http, Job job, FaultAction fault) {
        answers.receipt(job).onSuccess(text -> {
            if (!AnswerForms.gone(http)) {
                forms.spoilt(http, fault, JobAnswers.status(job), text, Texts::error);
            }
        });
    }
}
