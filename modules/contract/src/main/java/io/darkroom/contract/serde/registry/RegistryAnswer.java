package io.darkroom.contract.serde.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/** How one request to the registry ended, after its retries. Any thread. */
sealed interface RegistryAnswer {

    /** A 2xx with JSON. */
    record Ok(JsonNode body) implements RegistryAnswer {}

    /** The registry understood and said no; {@code code} is its own error code. */
    record Refused(URI url, int status, int code, String message) implements RegistryAnswer {
        private static final int SUBJECT_UNKNOWN = 40401;
        private static final int SCHEMA_UNKNOWN = 40403;

        /** The subject (40401), version (40402) or schema (40403) does not exist: a verdict, not a fault. */
        boolean absent() {
            return code >= SUBJECT_UNKNOWN && code <= SCHEMA_UNKNOWN;
        }

        String sentence() {
            String said = message.isBlank() ? "" : ": " + message;
            return code == 0
                    ? url + " answered " + status + said + "; is a schema registry there?"
                    : url + " answered " + status + ", error code " + code + said;
        }
    }

    /** No answer, or one that says nothing about the request; {@code why} names the URL. */
    record Unavailable(String why) implements RegistryAnswer {}
}
