package io.darkroom.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Kafka or the schema registry did not do what was asked; the message says what to look at. Any thread. */
public final class PublishException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    PublishException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
