package io.darkroom.comparison;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;

/**
 * The image API. The record's bytes are the body of the call, so nothing is decoded or rendered; the answer is the result.
 * Any thread.
 */
final class Api {
    private static final int OK = 200;
    private static final int TIMEOUT_MILLIS = 300_000;

    private final WebClient client;
    private final URI base;

    Api(Work work) {
        base = URI.create(work.api());
        client = WebClient.create(
                Vertx.vertx(),
                new WebClientOptions()
                        .setMaxPoolSize(work.concurrency())
                        .setConnectTimeout(10_000)
                        .setKeepAlive(true));
    }

    /** One call; fails unless the answer is 200. */
    Future<byte[]> call(String sku, byte[] request) {
        return client.post(base.getPort(), base.getHost(), "/v1/images/generations")
                .putHeader("Content-Type", "application/json")
                .putHeader("Idempotency-Key", sku)
                .timeout(TIMEOUT_MILLIS)
                .sendBuffer(Buffer.buffer(request))
                .compose(answer -> answer.statusCode() == OK
                        ? Future.succeededFuture(answer.body().getBytes())
                        : Future.failedFuture("HTTP " + answer.statusCode()));
    }

    /** The same for a thread that waits. */
    byte[] callAndWait(String sku, byte[] request) {
        return call(sku, request).toCompletionStage().toCompletableFuture().join();
    }
}
