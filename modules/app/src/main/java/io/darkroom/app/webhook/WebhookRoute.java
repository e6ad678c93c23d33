package io.darkroom.app.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.pipeline.generate.call.CallAddress;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code POST /webhooks/…}: the body is read only when the address was made here, and answered with 2xx only when Kafka has
 * what it says. Event loop only.
 */
public final class WebhookRoute {
    static final String ROOT = "/webhooks/";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CALL = "darkroom.call";
    private static final int TOO_LARGE = 413;

    private final Webhooks webhooks;

    public WebhookRoute(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** Adds the path to a router. */
    public void addTo(Router router) {
        router.post(ROOT + ":provider/:call/:seal")
                .handler(this::admit)
                .handler(this::take)
                .failureHandler(this::failed);
    }

    private void admit(RoutingContext context) {
        Optional<Integer> maxBytes = webhooks.maxBytes(provider(context));
        Optional<CallAddress> call =
                webhooks.call(provider(context), context.pathParam("call"), context.pathParam("seal"));
        if (maxBytes.isEmpty()) {
            answer(context, Verdict.UNKNOWN_PROVIDER);
        } else if (call.isEmpty()) {
            answer(context, Verdict.ADDRESS);
        } else if (!webhooks.enter()) {
            answer(context, Verdict.BUSY);
        } else {
            context.addEndHandler(ended -> webhooks.leave());
            context.put(CALL, call.get());
            BodyHandler.create(false).setBodyLimit(maxBytes.get()).handle(context);
        }
    }

    private void take(RoutingContext context) {
        CallAddress call = context.get(CALL);
        byte[] body = context.body().buffer() == null
                ? new byte[0]
                : context.body().buffer().getBytes();
        Context here = context.vertx().getOrCreateContext();
        var unused = webhooks.take(provider(context), call, headers(context), body)
                .thenAccept(verdict -> here.runOnContext(now -> answer(context, verdict)));
    }

    private void failed(RoutingContext context) {
        if (context.statusCode() == TOO_LARGE) {
            answer(context, Verdict.TOO_LARGE);
        } else {
            context.next();
        }
    }

    private void answer(RoutingContext context, Verdict verdict) {
        webhooks.count(provider(context), verdict);
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(verdict.status()).putHeader("Cache-Control", "no-store");
        if (verdict.again()) {
            response.putHeader("Retry-After", "5");
        }
        if (verdict == Verdict.TAKEN) {
            response.end();
        } else {
            response.putHeader("Content-Type", "application/json")
                    .end(JSON.createObjectNode().put("error", verdict.written()) + "\n");
        }
    }

    private static String provider(RoutingContext context) {
        return context.pathParam("provider");
    }

    private static Map<String, String> headers(RoutingContext context) {
        Map<String, String> headers = new TreeMap<>();
        context.request()
                .headers()
                .forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return headers;
    }
}
