package io.darkroom.providers;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Sends POST requests to one API, each with a connection of its own and a time limit, on one event loop of its own.
 *
 * <p>This is the HTTP client beneath Vert.x Web Client, not Web Client itself: only here the connection, the end of the
 * request and the response are three futures, and which of them failed decides whether a call may have been billed.
 * Nothing is ever sent twice, no redirect is followed. Any thread.
 */
final class HttpCalls implements AutoCloseable {

    private static final long CLOSE_SECONDS = 5;
    private static final Exchange.NotSent STOPPED = new Exchange.NotSent("the client is closed", false);

    private final Context loop;
    private final HttpClient client;
    private final HttpSettings http;
    private final RequestOptions options;
    private final RunningCalls running;
    private boolean closed; // event loop only

    HttpCalls(Vertx vertx, HttpSettings http, RequestOptions options) {
        this.http = http;
        this.options = options;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
        this.client = ClientFactory.create(vertx, http);
        this.running = new RunningCalls(vertx, http);
    }

    /**
     * Sends the body once.
     *
     * @param then called exactly once, on the event loop (on the caller's thread when Vert.x has stopped)
     */
    void post(String token, byte[] body, Consumer<Exchange> then) {
        HttpCall call = new HttpCall(http, token, Buffer.buffer(body), running, then);
        try {
            loop.runOnContext(start -> {
                if (closed) {
                    then.accept(STOPPED);
                } else {
                    call.start(client, options);
                }
            });
        } catch (RejectedExecutionException e) {
            then.accept(STOPPED);
        }
    }

    /** Ends every running call; waits until they have ended, unless an event loop asks. */
    @Override
    public void close() {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        try {
            loop.runOnContext(stop -> {
                closed = true;
                running.endAll("the client was closed before the answer", STOPPED);
                ended.complete(null);
            });
            if (!Context.isOnEventLoopThread()) {
                ended.get(CLOSE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RejectedExecutionException | ExecutionException | TimeoutException e) {
            // Vert.x has stopped, and has broken the connections itself.
        }
        client.close();
    }
}
