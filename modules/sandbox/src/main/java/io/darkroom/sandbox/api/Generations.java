package io.darkroom.sandbox.api;

import io.darkroom.sandbox.api.call.AnswerForms;
import io.darkroom.sandbox.api.call.Entrance;
import io.darkroom.sandbox.api.call.Idempotency;
import io.darkroom.sandbox.api.call.Stay;
import io.darkroom.sandbox.api.call.Workshop;
import io.darkroom.sandbox.creativeai.Answers;
import io.darkroom.sandbox.creativeai.RequestReader;
import io.darkroom.sandbox.fault.FaultAction;
import io.darkroom.sandbox.request.ImageRequest;
import io.darkroom.sandbox.request.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * {@code POST /v1/images/generations}: checks like the vendor, waits like the vendor, bills when the drawing is done,
 * also when the client has gone, and fails as the script says. Event loop only.
 */
final class Generations {

    private final Workshop shop;
    private final AnswerForms forms;
    private final Entrance entrance;
    private final Idempotency<String> idempotency = new Idempotency<>();
    private final RandomGenerator random = new SplittableRandom(1);
    private final long salt = System.nanoTime();
    private long answers;
    private volatile boolean closed;

    Generations(Workshop shop) {
        this.shop = shop;
        this.forms = new AnswerForms(shop.vertx());
        this.entrance = new Entrance(shop.settings().keys());
    }

    void handle(HttpServerRequest http, URI base) {
        String token = Entrance.token(http);
        Stay stay = shop.traffic().arrived(token).watching(http);
        http.body().onComplete(body -> {
            if (body.succeeded()) {
                accept(http, token, stay, body.result(), base);
            } else {
                stay.leave(0);
            }
        });
    }

    /** Nothing is billed any more. */
    void close() {
        closed = true;
    }

    private void accept(HttpServerRequest http, String token, Stay stay, Buffer body, URI base) {
        Optional<Refusal> refusal = entrance.refusal(http, body);
        if (refusal.isPresent()) {
            refuse(http, stay, refusal.get());
            return;
        }
        switch (RequestReader.read(body.getBytes())) {
            case RequestReader.Read.Invalid invalid -> refuse(http, stay, invalid.error());
            case RequestReader.Read.Valid valid -> begin(new CallUnderWay(http, valid.request(), token, stay), base);
        }
    }

    private void refuse(HttpServerRequest http, Stay stay, Refusal error) {
        stay.leave(error.status());
        forms.json(http, error.status(), Answers.error(error));
    }

    private void begin(CallUnderWay drawing, URI base) {
        int callOfToken = shop.bills().called(drawing.account());
        if (shop.settings().honourIdempotencyKey() && !drawing.sentToken().isEmpty()) {
            Optional<Idempotency.Repeat<String>> repeat = idempotency.begin(drawing.sentToken(), drawing.key());
            if (repeat.isPresent()) {
                repeated(drawing, repeat.get());
                return;
            }
        }
        ImageRequest request = drawing.request();
        long latency = shop.settings().latency().nextMillis(random);
        shop.faults()
                .decide(drawing.sentToken(), request.prompt(), request.model(), request.imageUrl(), callOfToken)
                .ifPresentOrElse(
                        fault -> fail(drawing, fault, latency, base),
                        () -> shop.after(latency, () -> {
                            String answer = draw(drawing, request.count(), base);
                            deliver(drawing, 200, () -> forms.json(drawing.http(), 200, answer));
                        }));
    }

    private void repeated(CallUnderWay drawing, Idempotency.Repeat<String> repeat) {
        switch (repeat) {
            case Idempotency.Repeat.Known<String> known ->
                deliver(drawing, 200, () -> forms.json(drawing.http(), 200, known.answer()));
            case Idempotency.Repeat.Refused<String> refused -> refuse(drawing.http(), drawing.stay(), refused.error());
        }
    }

    private void fail(CallUnderWay drawing, FaultAction fault, long latency, URI base) {
        long delay = fault.delay().toMillis();
        boolean early = fault.kind() == FaultAction.Kind.ANSWER || fault.kind() == FaultAction.Kind.RESET;
        boolean slowBody = fault.kind() == FaultAction.Kind.SLOW_BODY;
        shop.after(early && !fault.bills() ? delay : latency + (slowBody ? 0 : delay), () -> {
            int pictures = pictures(fault, drawing.request().count());
            String answer = fault.bills() ? draw(drawing, pictures, base) : unpaid(drawing, pictures, base);
            switch (fault.kind()) {
                case ANSWER -> scripted(drawing, fault);
                case RESET -> deliver(drawing, 0, () -> AnswerForms.reset(drawing.http()));
                case HANG -> hang(drawing);
                default -> deliver(drawing, 200, () -> forms.formed(drawing.http(), fault, 200, answer));
            }
        });
    }

    private static void scripted(CallUnderWay drawing, FaultAction fault) {
        AnswerForms.prepare(drawing.http(), fault);
        Optional<Instant> comeBack =
                AnswerForms.comeBack(drawing.http().response().headers());
        deliver(
                drawing,
                fault.status(),
                comeBack,
                () -> drawing.http().response().end(AnswerForms.body(fault, Answers::scripted)));
    }

    private static int pictures(FaultAction fault, int asked) {
        return switch (fault.kind()) {
            case EMPTY -> 0;
            case FEWER -> asked - 1;
            default -> asked;
        };
    }

    /** The picture is done: it is billed, whoever still listens. */
    private String draw(CallUnderWay drawing, int pictures, URI base) {
        if (!closed) {
            shop.bills().billed(drawing.account(), drawing.key(), pictures);
            drawing.stay().billed();
        }
        String answer = answer(drawing, pictures, base);
        if (shop.settings().honourIdempotencyKey() && !drawing.sentToken().isEmpty()) {
            idempotency.done(drawing.sentToken(), drawing.key(), answer);
        }
        return answer;
    }

    private String unpaid(CallUnderWay drawing, int pictures, URI base) {
        idempotency.forget(drawing.sentToken());
        return answer(drawing, pictures, base);
    }

    private static void hang(CallUnderWay drawing) {
        if (drawing.clientGone()) {
            drawing.stay().leave(0);
        } else {
            drawing.http().response().closeHandler(gone -> drawing.stay().leave(0));
        }
    }

    private static void deliver(CallUnderWay drawing, int status, Runnable answer) {
        deliver(drawing, status, Optional.empty(), answer);
    }

    private static void deliver(CallUnderWay drawing, int status, Optional<Instant> comeBack, Runnable answer) {
        if (drawing.clientGone()) {
            drawing.stay().leave(0);
            return;
        }
        drawing.stay().leave(status, comeBack);
        answer.run();
    }

    private String answer(CallUnderWay drawing, int pictures, URI base) {
        ImageRequest request = drawing.request();
        String id = "req_" + Long.toHexString((salt + ++answers) * 0x9E3779B97F4A7C15L);
        return Answers.pictures(id, request.model(), base, request.pictures(drawing.key(), pictures));
    }
}
