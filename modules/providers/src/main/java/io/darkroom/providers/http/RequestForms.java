package io.darkroom.providers.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Method, path and headers of each request; no redirect is followed, it would drop the key or show it. Event loop only. */
final class RequestForms {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence DARKROOM = HttpHeaders.createOptimized("darkroom");

    private final Optional<CharSequence> authorization;
    private final Map<String, RequestOptions> withBody = new HashMap<>(); // a dialect has one path

    RequestForms(Optional<ApiKey> key) {
        this.authorization = key.map(known -> HttpHeaders.createOptimized(known.bearer()));
    }

    RequestOptions of(Outgoing outgoing) {
        return outgoing.body().isPresent()
                ? withBody.computeIfAbsent(outgoing.path(), path -> form(outgoing))
                : form(outgoing);
    }

    private RequestOptions form(Outgoing outgoing) {
        RequestOptions form = new RequestOptions()
                .setMethod(outgoing.method())
                .setURI(outgoing.path())
                .setFollowRedirects(false);
        authorization.ifPresent(key -> form.putHeader(HttpHeaders.AUTHORIZATION, key));
        if (outgoing.body().isPresent()) {
            form.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        }
        return form.putHeader(HttpHeaders.ACCEPT, JSON).putHeader(HttpHeaders.USER_AGENT, DARKROOM);
    }
}
