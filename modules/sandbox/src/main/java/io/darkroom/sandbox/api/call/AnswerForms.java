package io.darkroom.sandbox.api.call;

import io.darkroom.sandbox.fault.DurationText;
import io.darkroom.sandbox.fault.FaultAction;
import io.darkroom.sandbox.request.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;

/** Puts answers on the wire, well-formed and otherwise. Event loop only. */
public final class AnswerForms {

    private static final String JSON = "application/json";
    private static final int DROPS = 20;
    private static final int LARGE_PARTS = 32;
    private static final Buffer LARGE_PART = Buffer.buffer(" ".repeat(1 << 20));

    private final Vertx vertx;

    public AnswerForms(Vertx vertx) {
        this.vertx = vertx;
    }

    public void json(HttpServerRequest http, int status, String body) {
        send(http, status, JSON, body);
    }

    /** Status and headers of an {@link FaultAction.Kind#ANSWER}. */
    public static void prepare(HttpServerRequest http, FaultAction action) {
        http.response().setStatusCode(action.status()).putHeader("Content-Type", JSON);
        action.headers().forEach((name, value) -> http.response().putHeader(name, headerValue(value)));
    }

    /** Body of an {@link FaultAction.Kind#ANSWER}, its error in a dialect's form. */
    public static String body(FaultAction action, Function<Refusal, String> form) {
        FaultAction.Complaint error = action.error();
        return error.body()
                .orElseGet(() -> form.apply(new Refusal(action.status(), error.code(), error.message(), "")));
    }

    /** When prepared headers ask to be called again. */
    public static Optional<Instant> comeBack(MultiMap headers) {
        return Optional.ofNullable(headers.get(HttpHeaders.RETRY_AFTER)).flatMap(AnswerForms::time);
    }

    private static Optional<Instant> time(String retryAfter) {
        if (retryAfter.matches("[0-9]{1,9}")) {
            return Optional.of(Instant.now().plusSeconds(Long.parseLong(retryAfter)));
        }
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A good answer in the form that a fault asks for. */
    public void formed(HttpServerRequest http, FaultAction action, int status, String body) {
        http.response().setStatusCode(status);
        switch (action.kind()) {
            case TRUNCATED -> json(http, status, body.substring(0, body.length() / 2));
            case CUT -> cut(http, body);
            case HTML -> send(http, 200, "text/html", "<!doctype html><title>Just a moment…</title><p>Please wait.");
            case WRONG_TYPE -> send(http, status, "text/html", body);
            case TOO_LARGE -> large(http);
            case SLOW_BODY -> drops(http, body, Math.max(1, action.delay().toMillis() / DROPS));
            default -> json(http, status, body);
        }
    }

    /**
     * What a fault makes of an answer, whatever its kind.
     *
     * @param form the dialect's form of an error
     */
    public void spoilt(
            HttpServerRequest http, FaultAction action, int status, String good, Function<Refusal, String> form) {
        switch (action.kind()) {
            case ANSWER -> {
                prepare(http, action);
                http.response().end(body(action, form));
            }
            case RESET -> reset(http);
            case HANG -> {}
            default -> formed(http, action, status, good);
        }
    }

    /** Whether nobody waits for the answer any more. */
    public static boolean gone(HttpServerRequest http) {
        return http.response().closed() || http.response().ended();
    }

    public static void reset(HttpServerRequest http) {
        http.connection().close();
    }

    private static void send(HttpServerRequest http, int status, String type, String body) {
        http.response().setStatusCode(status).putHeader("Content-Type", type).end(body);
    }

    private static String headerValue(String value) {
        if (!value.startsWith("date+")) {
            return value;
        }
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plus(DurationText.parse(value.substring(5))));
    }

    private static void cut(HttpServerRequest http, String body) {
        Buffer all = Buffer.buffer(body);
        http.response()
                .putHeader("Content-Type", JSON)
                .putHeader("Content-Length", Integer.toString(all.length()))
                .write(all.slice(0, all.length() / 2))
                .onComplete(written -> reset(http));
    }

    private static void large(HttpServerRequest http) {
        http.response().putHeader("Content-Type", JSON).setChunked(true);
        largePart(http.response(), LARGE_PARTS);
    }

    private static void largePart(HttpServerResponse response, int left) {
        if (left == 0) {
            response.end("{}");
        } else {
            response.write(LARGE_PART).onSuccess(written -> largePart(response, left - 1));
        }
    }

    private void drops(HttpServerRequest http, String body, long pauseMillis) {
        Buffer all = Buffer.buffer(body);
        http.response().putHeader("Content-Type", JSON).putHeader("Content-Length", Integer.toString(all.length()));
        drop(http, all, Math.max(1, all.length() / DROPS), 0, pauseMillis);
    }

    private void drop(HttpServerRequest http, Buffer all, int size, int from, long pauseMillis) {
        if (http.response().closed()) {
            return;
        }
        int to = Math.min(all.length(), from + size);
        if (to == all.length()) {
            http.response().end(all.slice(from, to));
            return;
        }
        http.response().write(all.slice(from, to));
        vertx.setTimer(pauseMillis, due -> drop(http, all, size, to, pauseMillis));
    }
}
