package io.darkroom.sandbox.webhook;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers webhooks: each is posted until it is answered with 2xx, {@value #ATTEMPTS} times at most, with growing pauses.
 * Event loop only.
 */
public final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final Signing signing;
    private final Runnable counter;
    private final HttpClientAgent client;
    private volatile boolean closed;

    /**
     * Makes one.
     *
     * @param counter told of each try
     */
    public Courier(Vertx vertx, Signing signing, Runnable counter) {
        this.vertx = vertx;
        this.signing = signing;
        this.counter = counter;
        this.client = vertx.createHttpClient();
    }

    /** Delivers a letter; completes after the first try, whatever became of it. */
    public Future<Void> deliver(Letter letter) {
        Promise<Void> first = Promise.promise();
        attempt(letter, 1, first);
        return first.future();
    }

    private void attempt(Letter letter, int number, Promise<Void> first) {
        if (closed) {
            return;
        }
        counter.run();
        post(letter).onComplete(answer -> {
            first.tryComplete();
            boolean taken = answer.succeeded() && answer.result() / 100 == 2;
            if (!taken && number < ATTEMPTS) {
                vertx.setTimer(FIRST_PAUSE.toMillis() << (number - 1), due -> attempt(letter, number + 1, first));
            } else if (!taken) {
                LOG.atInfo()
                        .addKeyValue("status", answer.succeeded() ? answer.result() : 0)
                        .log("a webhook was not taken and is given up");
            }
        });
    }

    private Future<Integer> post(Letter letter) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(letter.to().toString())
                .setTimeout(LIMIT.toMillis())
                .setHeaders(headers(letter));
        return client.request(options)
                .compose(request -> request.send(letter.body()))
                .compose(answer -> answer.end().map(answer))
                .map(HttpClientResponse::statusCode);
    }

    private MultiMap headers(Letter letter) {
        Signing by = letter.forged() ? signing.forged() : signing;
        return MultiMap.caseInsensitiveMultiMap()
                .add("Content-Type", "application/json")
                .add("User-Agent", "darkroom-sandbox")
                .addAll(by.headers(
                        letter.id(),
                        System.currentTimeMillis() / 1000,
                        letter.body().getBytes()));
    }

    @Override
    public void close() {
        closed = true;
        client.close();
    }
}
