package io.darkroom.sandbox.broker;

import org.jspecify.annotations.Nullable;

/** The broker cannot start; the message is a sentence for the user that says what to do. */
public final class BrokerStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerStartException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
