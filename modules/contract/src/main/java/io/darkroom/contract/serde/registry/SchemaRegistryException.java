package io.darkroom.contract.serde.registry;

import java.io.Serial;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * The schema registry refused a request or could not be reached. The message names what was asked, the URL and the
 * registry's error code, never credentials. Any thread.
 */
public final class SchemaRegistryException extends SerializationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean unavailable;

    private SchemaRegistryException(String message, boolean unavailable, @Nullable Throwable cause) {
        super(message, cause);
        this.unavailable = unavailable;
    }

    /** The registry does not answer, or not now. */
    public static SchemaRegistryException unavailable(String message) {
        return new SchemaRegistryException(message, true, null);
    }

    /** The registry says no. */
    public static SchemaRegistryException refused(String message) {
        return new SchemaRegistryException(message, false, null);
    }

    /** Somebody interrupted the wait. */
    public static SchemaRegistryException interrupted(String message, InterruptedException cause) {
        return new SchemaRegistryException(message, true, cause);
    }

    /** True when the same request may succeed later: no answer, or an answer that says nothing about the request. */
    public boolean unavailable() {
        return unavailable;
    }
}
