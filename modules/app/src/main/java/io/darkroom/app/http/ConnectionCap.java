package io.darkroom.app.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import java.util.concurrent.atomic.AtomicInteger;

/** Closes connections beyond a number at once: those that are open are served. Any thread. */
final class ConnectionCap implements Handler<HttpConnection> {
    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    ConnectionCap(int most) {
        this.most = most;
    }

    @Override
    public void handle(HttpConnection connection) {
        boolean room = open.incrementAndGet() <= most;
        connection.closeHandler(closed -> open.decrementAndGet());
        if (!room) {
            var unused = connection.close();
        }
    }
}
