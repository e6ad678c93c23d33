package io.darkroom.sandbox.api.call;

import io.darkroom.sandbox.request.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;

/**
 * What every request has to show, whatever its dialect. Event loop only.
 *
 * @param keys bearer keys that are accepted; empty = any
 */
public record Entrance(Set<String> keys) {

    private static final int MAX_BODY_BYTES = 1 << 20;

    /** The idempotency key as sent; empty when there was none. */
    public static String token(HttpServerRequest http) {
        return Optional.ofNullable(http.getHeader("Idempotency-Key")).orElse("");
    }

    /** Why a request without a body is not served. */
    public Optional<Refusal> refusal(HttpServerRequest http) {
        String authorization =
                Optional.ofNullable(http.getHeader("Authorization")).orElse("");
        String key =
                authorization.startsWith("Bearer ") ? authorization.substring(7).strip() : "";
        return key.isEmpty() || !(keys.isEmpty() || keys.contains(key))
                ? Optional.of(new Refusal(401, "invalid_api_key", "Incorrect API key provided.", ""))
                : Optional.empty();
    }

    /** Why a request is not served. */
    public Optional<Refusal> refusal(HttpServerRequest http, Buffer body) {
        return refusal(http).or(() -> unfit(http, body));
    }

    private static Optional<Refusal> unfit(HttpServerRequest http, Buffer body) {
        if (body.length() > MAX_BODY_BYTES) {
            return Optional.of(new Refusal(413, "request_too_large", "The body is larger than 1 MiB.", ""));
        }
        String type = Optional.ofNullable(http.getHeader("Content-Type")).orElse("application/json");
        return type.startsWith("application/json")
                ? Optional.empty()
                : Optional.of(new Refusal(415, "unsupported_media_type", "The body must be application/json.", ""));
    }
}
