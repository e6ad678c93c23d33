package io.darkroom.sandbox.api;

import io.darkroom.sandbox.api.call.AnswerForms;
import io.darkroom.sandbox.api.call.Stay;
import io.darkroom.sandbox.request.ImageRequest;
import io.vertx.core.http.HttpServerRequest;

/** One valid call under way. Event loop only. */
final class CallUnderWay {

    private final HttpServerRequest http;
    private final ImageRequest request;
    private final String key;
    private final String sentToken;
    private final Stay stay;

    CallUnderWay(HttpServerRequest http, ImageRequest request, String sentToken, Stay stay) {
        this.http = http;
        this.request = request;
        this.key = request.key();
        this.sentToken = sentToken;
        this.stay = stay;
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
        return AnswerForms.gone(http);
    }

    Stay stay() {
        return stay;
    }
}
