package io.darkroom.contract.serde;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/** How one request to the registry ended, after its retries. Any thread. */
sealed interface RegistryAnswer {

    /** A 2xx with JSON. */
    record Ok(JsonNode body) implements RegistryAnswer {}

    /** The registry understood and said no; {@code code} is its own error code. */
    record Refused(URI url, int status, int code, String message) implements RegistryAnswer {
        String sentence() {
            return url + " answered " + status + ", error code " + code + ": " + message;
        }
    }

    /** No answer, or one that says nothing about the request; {@code why} names the URL. */
    record Unavailable(String why) implements RegistryAnswer {}
}
