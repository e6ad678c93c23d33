package io.darkroom.app.asset;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Optional;

/** {@code GET /assets/NAME}: the files of the folder that have a name of ours, no list. Event loop only. */
public final class AssetRoute {
    private static final String ROOT = "/assets/";
    private static final int NOT_MODIFIED = 304;

    private final AssetFolder assets;

    public AssetRoute(AssetFolder assets) {
        this.assets = assets;
    }

    /** Adds the path to a router. */
    public void addTo(Router router) {
        router.get(ROOT + ":name").handler(this::find);
    }

    /** Looks at the disk off the event loop. */
    private void find(RoutingContext context) {
        Optional<AssetName> name = AssetName.parse(context.pathParam("name"));
        if (name.isEmpty()) {
            context.next();
            return;
        }
        context.vertx()
                .executeBlocking(() -> assets.find(name.get()), false)
                .onSuccess(file -> file.ifPresentOrElse(there -> send(context, name.get(), there), context::next))
                .onFailure(context::fail);
    }

    private static void send(RoutingContext context, AssetName name, Path file) {
        String tag = "\"" + name.sha256() + "\"";
        HttpServerResponse response = context.response()
                .putHeader("ETag", tag)
                .putHeader("Cache-Control", "public, max-age=31536000, immutable")
                .putHeader("X-Content-Type-Options", "nosniff");
        if (tag.equals(context.request().getHeader("If-None-Match"))) {
            response.setStatusCode(NOT_MODIFIED).end();
        } else {
            response.putHeader("Content-Type", name.type().mediaType())
                    .sendFile(file.toString())
                    .onFailure(context::fail);
        }
    }
}
