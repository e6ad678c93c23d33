package io.darkroom.providers.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Optional;

/**
 * One request before it is sent. Any thread.
 *
 * @param path begins with a slash, percent-encoded
 * @param token value of the header Idempotency-Key
 * @param body JSON
 * @param headers others than those of every request
 */
public record Outgoing(
        HttpMethod method, String path, Optional<String> token, Optional<Buffer> body, Map<String, String> headers) {

    /** A POST of JSON under an idempotency token. */
    public static Outgoing post(String path, String token, byte[] json, Map<String, String> headers) {
        return new Outgoing(HttpMethod.POST, path, Optional.of(token), Optional.of(Buffer.buffer(json)), headers);
    }

    /** A GET. */
    public static Outgoing get(String path) {
        return new Outgoing(HttpMethod.GET, path, Optional.empty(), Optional.empty(), Map.of());
    }
}
