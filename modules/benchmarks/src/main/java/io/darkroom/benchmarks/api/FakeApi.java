package io.darkroom.benchmarks.api;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;

/**
 * Takes a call in CreativeAI's form, waits, answers with one URL. It reads nothing of the body and draws nothing, so that it
 * takes as little as possible of the cores that it shares with what is measured. Event loop only.
 */
final class FakeApi {
    static final String CALLS = "/bench/calls";
    static final String STATS = "/bench/stats";

    private final Vertx vertx;
    private final long latencyMillis;
    private final CallLog log;
    private int answers;

    FakeApi(Vertx vertx, long latencyMillis, CallLog log) {
        this.vertx = vertx;
        this.latencyMillis = latencyMillis;
        this.log = log;
    }

    void route(HttpServerRequest http) {
        switch (http.path()) {
            case CALLS -> end(http, log.lines());
            case STATS -> end(http, log.stats().line());
            default -> http.endHandler(all -> call(http));
        }
    }

    private void call(HttpServerRequest http) {
        long arrived = log.arrived();
        if (latencyMillis == 0) {
            answer(http, arrived);
        } else {
            vertx.setTimer(latencyMillis, due -> answer(http, arrived));
        }
    }

    private void answer(HttpServerRequest http, long arrived) {
        String token = http.getHeader("Idempotency-Key");
        log.answered(token == null ? "" : token, arrived);
        http.response().putHeader("Content-Type", "application/json");
        end(http, """
                {"id":"req_%d","model_actual":"bench/none","data":[{"url":"http://127.0.0.1:9/p/%1$d.png"}]}""".formatted(++answers));
    }

    private static void end(HttpServerRequest http, String body) {
        http.response().end(io.vertx.core.buffer.Buffer.buffer(body.getBytes(StandardCharsets.UTF_8)));
    }
}
