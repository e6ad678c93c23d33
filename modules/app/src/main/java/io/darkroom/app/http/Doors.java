package io.darkroom.app.http;

import io.darkroom.app.asset.AssetFolder;
import io.darkroom.app.asset.AssetRoute;
import io.darkroom.app.webhook.WebhookRoute;
import io.darkroom.app.webhook.Webhooks;
import io.vertx.ext.web.Router;
import java.util.Optional;

/**
 * What the server does besides telling of the process. Any thread.
 *
 * @param webhooks taken at {@code /webhooks/…}; empty when no API is asked for them
 * @param assets given out at {@code /assets/…}
 */
public record Doors(Optional<Webhooks> webhooks, AssetFolder assets) {

    void addTo(Router router) {
        webhooks.ifPresent(taking -> new WebhookRoute(taking).addTo(router));
        new AssetRoute(assets).addTo(router);
    }
}
