package io.darkroom.providers.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.internal.VertxInternal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Sends requests to one API, each with a connection of its own and a time limit, on one event loop of its own.
 *
 * <p>This is the HTTP client beneath Vert.x Web Client, not Web Client itself: only here the connection, the end of the
 * request and the response are three futures, and which of them failed decides whether a call may have been billed.
 * Nothing is ever sent twice, no redirect is followed. Any thread.
 */
public final class HttpCalls implements AutoCloseable {

    private static final long CLOSE_SECONDS = 5;
    private static final Exchange.NotSent STOPPED = new Exchange.NotSent("the client is closed", false);

    private final Context loop;
    private final HttpClient client;
    private final HttpSettings http;
    private final RequestForms forms;
    private final RunningCalls running;
    private boolean closed; // event loop only

    /**
     * Reads the CA file: not on an event loop. Sends nothing yet.
     *
     * @param key sent to the base address only, never shown; empty where the API asks for none
     */
    public HttpCalls(Vertx vertx, HttpSettings http, Optional<ApiKey> key) {
        this.http = http;
        this.forms = new RequestForms(key);
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
        this.client = ClientFactory.create(vertx, http);
        this.running = new RunningCalls(vertx, http);
    }

    /**
     * Sends the request once.
     *
     * @param then called exactly once, on the event loop (on the caller's thread when Vert.x has stopped)
     */
    public void send(Outgoing outgoing, Consumer<Exchange> then) {
        HttpCall call = new HttpCall(http, outgoing, running, then);
        try {
            loop.runOnContext(start -> {
                if (closed) {
                    then.accept(STOPPED);
                } else {
                    call.start(client, forms.of(outgoing));
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
