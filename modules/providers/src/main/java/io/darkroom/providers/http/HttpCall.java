package io.darkroom.providers.http;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request, from asking for a connection to exactly one {@link Exchange}.
 *
 * <p>Three facts of the HTTP client tell the phases apart: the future of the request (a connection is there), the future
 * of its end (all bytes were handed to the operating system) and the future of the response (a status line came). A
 * failed end means that the API has at most a part of the body, which it cannot act on. Event loop only.
 */
final class HttpCall {

    private static final CharSequence IDEMPOTENCY_KEY = HttpHeaders.createOptimized("Idempotency-Key");

    private final HttpSettings http;
    private final Outgoing outgoing;
    private final Consumer<Exchange> then;
    private final RunningCalls running;

    private @Nullable HttpClientRequest request;
    private @Nullable Future<Void> written;
    private @Nullable HttpClientResponse response;
    private @Nullable Buffer body;
    private long latestSend;
    private boolean over;

    /** @param then called exactly once, on the event loop */
    HttpCall(HttpSettings http, Outgoing outgoing, RunningCalls running, Consumer<Exchange> then) {
        this.http = http;
        this.outgoing = outgoing;
        this.running = running;
        this.then = then;
    }

    void start(HttpClient client, RequestOptions options) {
        running.add(this);
        latestSend = System.nanoTime() + http.callTimeout().toNanos() / 2;
        try {
            client.request(options).onComplete(this::connected);
        } catch (RuntimeException e) {
            end(new NothingSent(http).noConnection(e));
        }
    }

    /** Ends the call now, whatever phase it is in. */
    void giveUp(String why, Exchange.NotSent ifNotSent) {
        if (!over) {
            end(request == null ? ifNotSent : farEnd(why));
            closeConnection();
        }
    }

    private void connected(AsyncResult<HttpClientRequest> connection) {
        if (over) {
            if (connection.succeeded()) {
                connection.result().exceptionHandler(told -> {}).reset();
            }
        } else if (connection.failed()) {
            end(new NothingSent(http).noConnection(connection.cause()));
        } else if (System.nanoTime() - latestSend > 0) {
            // What is sent now would be paid, and given up before its answer.
            connection.result().exceptionHandler(told -> {}).reset();
            end(new NothingSent(http).noFreeConnection());
        } else {
            send(connection.result());
        }
    }

    private void send(HttpClientRequest sending) {
        request = sending;
        sending.exceptionHandler(told -> {}); // the future of the response tells it too
        sending.response().onComplete(this::answered);
        try {
            outgoing.token().ifPresent(token -> sending.putHeader(IDEMPOTENCY_KEY, token));
            outgoing.headers().forEach(sending::putHeader);
            written = outgoing.body().map(sending::end).orElseGet(sending::end);
        } catch (RuntimeException e) {
            end(new Exchange.NotSent("the request cannot be written: " + NothingSent.text(e), false));
            closeConnection();
        }
    }

    private void answered(AsyncResult<HttpClientResponse> answer) {
        if (over) {
            return;
        }
        if (answer.failed()) {
            broken(answer.cause());
            return;
        }
        HttpClientResponse head = answer.result();
        if (head.statusCode() < 200) {
            interim(head);
            return;
        }
        response = head;
        head.exceptionHandler(this::broken);
        head.handler(this::chunk);
        head.endHandler(end -> end(answer(head, Optional.empty())));
    }

    /**
     * The client takes 1xx other than 100 and 103 for the answer itself and would give the real one to the next request
     * on this connection: a picture for the wrong product. So the connection ends here.
     */
    private void interim(HttpClientResponse head) {
        end(new Exchange.NoAnswer("the API sent the interim status " + head.statusCode()));
        head.request().connection().close();
    }

    private void chunk(Buffer chunk) {
        if (over || response == null) {
            return;
        }
        body = (body == null ? Buffer.buffer(expected(response, chunk)) : body).appendBuffer(chunk);
        if (body.length() > http.maxResponseBytes()) {
            String why = "the answer is larger than " + http.prefix() + ".max-response-bytes ("
                    + http.maxResponseBytes() + ")";
            end(answer(response, Optional.of(new Exchange.Cut(why, true))));
            closeConnection();
        }
    }

    /** Room for the whole body at once: a large one that grows is copied again and again. */
    private int expected(HttpClientResponse head, Buffer first) {
        String announced = head.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean number = announced != null && announced.matches("\\d{1,9}");
        return Math.max(
                first.length(), number ? Math.min(Integer.parseInt(announced), http.maxResponseBytes() + 1) : 0);
    }

    /** The client closes the connection after a failure, which also settles whether the request was written. */
    private void broken(Throwable cause) {
        if (over || written == null) {
            return;
        }
        String why = "the connection broke: " + NothingSent.text(cause);
        if (response == null) {
            written.onComplete(sent -> end(farEnd(why)));
        } else {
            end(farEnd(why));
        }
    }

    /** What is known when a request that had a connection ends before its answer does. */
    private Exchange farEnd(String why) {
        if (response != null) {
            return answer(response, Optional.of(new Exchange.Cut(why, false)));
        }
        return written != null && written.failed()
                ? new Exchange.NotSent("the connection broke while the request was being sent", false)
                : new Exchange.NoAnswer(why);
    }

    private Exchange.Answer answer(HttpClientResponse head, Optional<Exchange.Cut> cut) {
        Buffer read = body == null ? Buffer.buffer(0) : body.slice(0, Math.min(body.length(), http.maxResponseBytes()));
        return new Exchange.Answer(head.statusCode(), head.headers(), read, cut);
    }

    private void closeConnection() {
        if (request != null) {
            request.reset();
        }
    }

    private void end(Exchange exchange) {
        if (!over) {
            over = true;
            running.remove(this);
            then.accept(exchange);
        }
    }
}
