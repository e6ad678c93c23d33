package io.darkroom.sandbox.api;

import io.vertx.core.http.HttpServerRequest;

/** One valid call under way. Event loop only. */
final class Drawing {

    private final HttpServerRequest http;
    private final ImageRequest request;
    private final String key;
    private final String sentToken;
    private final Traffic traffic;
    private boolean left;

    Drawing(HttpServerRequest http, ImageRequest request, String sentToken, Traffic traffic) {
        this.http = http;
        this.request = request;
        this.key = request.key();
        this.sentToken = sentToken;
        this.traffic = traffic;
    }

    HttpServerRequest http() {
        return http;
    }

    ImageRequest request() {
        return request;
    }

    String key() {
        return key;
    }

    /** The idempotency key as sent; empty when there was none. */
    String sentToken() {
        return sentToken;
    }

    /** Under what the call is billed. */
    String account() {
        return sentToken.isEmpty() ? "request:" + key : sentToken;
    }

    boolean clientGone() {
        return http.response().closed() || http.response().ended();
    }

    /** Takes the call out of the count of those under way; once. */
    void leave(int status) {
        if (!left) {
            left = true;
            traffic.left(status);
        }
    }
}
