package io.darkroom.benchmarks.api;

import io.darkroom.benchmarks.load.Sku;
import io.darkroom.benchmarks.measure.Clock;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Takes a call in CreativeAI's form, waits, answers with one URL; or refuses it at once. It reads nothing of the body and
 * draws nothing, so that it takes as little as possible of the cores that it shares with what is measured. Event loop only.
 */
final class FakeApi {
    static final String CALLS = "/bench/calls";
    static final String STATS = "/bench/stats";
    static final String RULE = "/bench/rule";

    private final Vertx vertx;
    private final long latencyMillis;
    private final CallLog log;
    private Rule rule = Rule.NONE;
    private int answers;

    FakeApi(Vertx vertx, long latencyMillis, CallLog log) {
        this.vertx = vertx;
        this.latencyMillis = latencyMillis;
        this.log = log;
    }

    void route(HttpServerRequest http) {
        switch (http.path()) {
            case CALLS -> http.response().end(Buffer.buffer(log.bytes()));
            case STATS -> end(http, log.stats().line());
            case RULE -> http.bodyHandler(body -> rule(http, body.toString(StandardCharsets.UTF_8)));
            default -> http.endHandler(all -> call(http));
        }
    }

    private void rule(HttpServerRequest http, String text) {
        long now = Clock.micros();
        rule = Rule.parse(text, now);
        end(http, Long.toString(now));
    }

    private void call(HttpServerRequest http) {
        long now = Clock.micros();
        Optional<Refusal> refusal = rule.decide(now);
        int place = log.arrived(
                Sku.numberOf(http.getHeader("Idempotency-Key")),
                refusal.map(Refusal::status).orElse(200),
                now);
        if (refusal.isPresent()) {
            refuse(http, place, refusal.get());
        } else if (latencyMillis == 0) {
            answer(http, place);
        } else {
            vertx.setTimer(latencyMillis, due -> answer(http, place));
        }
    }

    private void refuse(HttpServerRequest http, int place, Refusal refusal) {
        log.answered(place);
        http.response().setStatusCode(refusal.status()).putHeader("Content-Type", "application/json");
        refusal.retryAfter()
                .ifPresent(wait -> http.response().putHeader("Retry-After", Long.toString(wait.toSeconds())));
        end(http, refusal.body());
    }

    private void answer(HttpServerRequest http, int place) {
        log.answered(place);
        http.response().putHeader("Content-Type", "application/json");
        end(http, """
                {"id":"req_%d","model_actual":"bench/none","data":[{"url":"http://127.0.0.1:9/p/%1$d.png"}]}""".formatted(++answers));
    }

    private static void end(HttpServerRequest http, String body) {
        http.response().end(Buffer.buffer(body.getBytes(StandardCharsets.UTF_8)));
    }
}
