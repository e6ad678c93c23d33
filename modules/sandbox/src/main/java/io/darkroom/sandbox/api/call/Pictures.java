package io.darkroom.sandbox.api.call;

import io.darkroom.sandbox.picture.Painter;
import io.darkroom.sandbox.picture.PictureSpec;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code GET /pictures/…}: draws when asked, on a few threads, and keeps the last ones. Event loop only. */
public final class Pictures implements AutoCloseable {

    private static final int THREADS = 2;
    private static final int KEPT = 64;

    private final Traffic traffic;
    private final WorkerExecutor painters;
    private final Map<PictureSpec, Buffer> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PictureSpec, Buffer> eldest) {
            return size() > KEPT;
        }
    };

    public Pictures(Vertx vertx, Traffic traffic) {
        this.traffic = traffic;
        this.painters = vertx.createSharedWorkerExecutor("sandbox-painter", THREADS);
    }

    public void handle(HttpServerRequest http) {
        Optional<PictureSpec> spec =
                PictureSpec.of(http.path(), Optional.ofNullable(http.query()).orElse(""));
        if (spec.isEmpty()) {
            http.response().setStatusCode(404).end();
            return;
        }
        png(spec.get())
                .onSuccess(png -> send(http, png))
                .onFailure(e -> http.response().setStatusCode(500).end(String.valueOf(e)));
    }

    /** The picture's bytes. */
    public Future<Buffer> png(PictureSpec spec) {
        Buffer known = kept.get(spec);
        return known != null
                ? Future.succeededFuture(known)
                : painters.executeBlocking(() -> Buffer.buffer(Painter.png(spec)), false)
                        .onSuccess(png -> kept.put(spec, png));
    }

    @Override
    public void close() {
        painters.close();
    }

    private void send(HttpServerRequest http, Buffer png) {
        if (http.response().closed()) {
            return;
        }
        traffic.pictureServed();
        http.response()
                .putHeader("Content-Type", "image/png")
                .putHeader("Cache-Control", "max-age=3600")
                .end(png);
    }
}
