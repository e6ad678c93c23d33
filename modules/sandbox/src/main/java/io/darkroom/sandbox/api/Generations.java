package io.darkroom.sandbox.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.darkroom.sandbox.fault.FaultAction;
import io.darkroom.sandbox.fault.FaultScript;
import io.vertx.core.Vertx;
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

    private static final int MAX_BODY_BYTES = 1 << 20;

    private final Vertx vertx;
    private final ImageApiSettings settings;
    private final Bills bills;
    private final FaultScript faults;
    private final Traffic traffic;
    private final AnswerForms forms;
    private final Idempotency idempotency = new Idempotency();
    private final RandomGenerator random = new SplittableRandom(1);
    private final long salt = System.nanoTime();
    private long answers;
    private volatile boolean closed;

    Generations(Vertx vertx, ImageApiSettings settings, Bills bills, FaultScript faults, Traffic traffic) {
        this.vertx = vertx;
        this.settings = settings;
        this.bills = bills;
        this.faults = faults;
        this.traffic = traffic;
        this.forms = new AnswerForms(vertx);
    }

    void handle(HttpServerRequest http, URI base) {
        String token = Optional.ofNullable(http.getHeader("Idempotency-Key")).orElse("");
        Stay stay = traffic.arrived(token).watching(http);
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
        Optional<ApiError> refusal = refusal(http, body);
        if (refusal.isPresent()) {
            refuse(http, stay, refusal.get());
            return;
        }
        switch (RequestReader.read(body.getBytes())) {
            case RequestReader.Read.Invalid invalid -> refuse(http, stay, invalid.error());
            case RequestReader.Read.Valid valid -> begin(new Drawing(http, valid.request(), token, stay), base);
        }
    }

    private Optional<ApiError> refusal(HttpServerRequest http, Buffer body) {
        String authorization =
                Optional.ofNullable(http.getHeader("Authorization")).orElse("");
        String key =
                authorization.startsWith("Bearer ") ? authorization.substring(7).strip() : "";
        if (key.isEmpty() || !(settings.keys().isEmpty() || settings.keys().contains(key))) {
            return Optional.of(new ApiError(401, "invalid_api_key", "Incorrect API key provided.", ""));
        }
        if (body.length() > MAX_BODY_BYTES) {
            return Optional.of(new ApiError(413, "request_too_large", "The body is larger than 1 MiB.", ""));
        }
        String type = Optional.ofNullable(http.getHeader("Content-Type")).orElse("application/json");
        return type.startsWith("application/json")
                ? Optional.empty()
                : Optional.of(new ApiError(415, "unsupported_media_type", "The body must be application/json.", ""));
    }

    private void refuse(HttpServerRequest http, Stay stay, ApiError error) {
        stay.leave(error.status());
        forms.error(http, error);
    }

    private void begin(Drawing drawing, URI base) {
        int callOfToken = bills.called(drawing.account());
        if (settings.honourIdempotencyKey() && !drawing.sentToken().isEmpty()) {
            Optional<Idempotency.Repeat> repeat = idempotency.begin(drawing.sentToken(), drawing.key());
            if (repeat.isPresent()) {
                repeated(drawing, repeat.get());
                return;
            }
        }
        ImageRequest request = drawing.request();
        long latency = settings.latency().nextMillis(random);
        faults.decide(drawing.sentToken(), request.prompt(), request.model(), request.imageUrl(), callOfToken)
                .ifPresentOrElse(
                        fault -> fail(drawing, fault, latency, base),
                        () -> after(latency, () -> {
                            String answer = draw(drawing, request.count(), base);
                            deliver(drawing, 200, () -> forms.json(drawing.http(), 200, answer));
                        }));
    }

    private void repeated(Drawing drawing, Idempotency.Repeat repeat) {
        switch (repeat) {
            case Idempotency.Repeat.Known known ->
                deliver(drawing, 200, () -> forms.json(drawing.http(), 200, known.answer()));
            case Idempotency.Repeat.Refused refused ->
                deliver(drawing, refused.error().status(), () -> forms.error(drawing.http(), refused.error()));
        }
    }

    private void fail(Drawing drawing, FaultAction fault, long latency, URI base) {
        long delay = fault.delay().toMillis();
        boolean early = fault.kind() == FaultAction.Kind.ANSWER || fault.kind() == FaultAction.Kind.RESET;
        boolean slowBody = fault.kind() == FaultAction.Kind.SLOW_BODY;
        after(early && !fault.bills() ? delay : latency + (slowBody ? 0 : delay), () -> {
            int pictures = pictures(fault, drawing.request().count());
            String answer = fault.bills() ? draw(drawing, pictures, base) : unpaid(drawing, pictures, base);
            switch (fault.kind()) {
                case ANSWER -> scripted(drawing, fault);
                case RESET -> deliver(drawing, 0, () -> AnswerForms.reset(drawing.http()));
                case HANG -> hang(drawing);
                default -> deliver(drawing, 200, () -> forms.formed(drawing.http(), fault, answer));
            }
        });
    }

    private static void scripted(Drawing drawing, FaultAction fault) {
        AnswerForms.prepare(drawing.http(), fault);
        Optional<Instant> comeBack =
                AnswerForms.comeBack(drawing.http().response().headers());
        deliver(
                drawing,
                fault.status(),
                comeBack,
                () -> drawing.http().response().end(fault.body()));
    }

    private static int pictures(FaultAction fault, int asked) {
        return switch (fault.kind()) {
            case EMPTY -> 0;
            case FEWER -> asked - 1;
            default -> asked;
        };
    }

    /** The picture is done: it is billed, whoever still listens. */
    private String draw(Drawing drawing, int pictures, URI base) {
        if (!closed) {
            bills.billed(drawing.account(), drawing.key(), pictures);
            drawing.stay().billed();
        }
        String answer = answer(drawing, pictures, base);
        if (settings.honourIdempotencyKey() && !drawing.sentToken().isEmpty()) {
            idempotency.done(drawing.sentToken(), drawing.key(), answer);
        }
        return answer;
    }

    private String unpaid(Drawing drawing, int pictures, URI base) {
        idempotency.forget(drawing.sentToken());
        return answer(drawing, pictures, base);
    }

    private static void hang(Drawing drawing) {
        if (drawing.clientGone()) {
            drawing.stay().leave(0);
        } else {
            drawing.http().response().closeHandler(gone -> drawing.stay().leave(0));
        }
    }

    private static void deliver(Drawing drawing, int status, Runnable answer) {
        deliver(drawing, status, Optional.empty(), answer);
    }

    private static void deliver(Drawing drawing, int status, Optional<Instant> comeBack, Runnable answer) {
        if (drawing.clientGone()) {
            drawing.stay().leave(0);
            return;
        }
        drawing.stay().leave(status, comeBack);
        answer.run();
    }

    private String answer(Drawing drawing, int pictures, URI base) {
        ImageRequest request = drawing.request();
        PromptText text = PromptText.of(request.prompt(), request.imageUrl());
        StringBuilder json = new StringBuilder(256 + 200 * pictures)
                .append("{\"id\":\"req_")
                .append(Long.toHexString((salt + ++answers) * 0x9E3779B97F4A7C15L))
                .append("\",\"created\":")
                .append(System.currentTimeMillis() / 1000)
                .append(",\"model_actual\":\"sandbox/");
        JsonStringEncoder.getInstance().quoteAsString(request.model(), json);
        json.append("\",\"data\":[");
        for (int variant = 1; variant <= pictures; variant++) {
            json.append(variant == 1 ? "{\"url\":\"" : ",{\"url\":\"")
                    .append(base)
                    .append(request.picture(drawing.key(), text, variant).path())
                    .append("\"}");
        }
        return json.append("]}").toString();
    }

    private void after(long millis, Runnable step) {
        if (millis == 0) {
            step.run();
        } else {
            vertx.setTimer(millis, due -> step.run());
        }
    }
}
