package io.darkroom.sandbox.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What goes wrong.
 *
 * @param status of an {@link Kind#ANSWER}, 100 to 599
 * @param headers of an {@link Kind#ANSWER}; a value {@code date+30s} becomes the HTTP date 30 s from then
 * @param body of an {@link Kind#ANSWER}
 * @param delay before an {@link Kind#ANSWER} or {@link Kind#RESET}; on top of the latency for the others
 * @param billed whether the pictures are drawn and paid for all the same; empty = as the kind usually is
 */
public record FaultAction(
        Kind kind, int status, Map<String, String> headers, String body, Duration delay, Optional<Boolean> billed) {

    /** How a call ends. */
    public enum Kind {
        /** With a status and a body of its own. */
        ANSWER(false),
        /** Well, but later. */
        DELAY(true),
        /** Not at all; the connection stays open. */
        HANG(false),
        /** With a closed connection and no answer. */
        RESET(false),
        /** With half of the JSON, as if that were all. */
        TRUNCATED(true),
        /** With a connection closed in the middle of the body. */
        CUT(true),
        /** With status 200 and a web page. */
        HTML(false),
        /** Well, but the body comes drop by drop over the delay. */
        SLOW_BODY(true),
        /** With status 200 and no picture. */
        EMPTY(false),
        /** With one picture less than asked; only the others are paid. */
        FEWER(true),
        /** With a body of 32 MiB. */
        TOO_LARGE(true),
        /** Well, but declared as text/html. */
        WRONG_TYPE(true);

        private final boolean usuallyBilled;

        Kind(boolean usuallyBilled) {
            this.usuallyBilled = usuallyBilled;
        }
    }

    public FaultAction {
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("status must be 100 to 599, was " + status);
        }
        if (delay.isNegative() || delay.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("delay must be 0 to 1h, was " + delay);
        }
        headers = Map.copyOf(headers);
    }

    /** Whether the pictures are paid for. */
    public boolean bills() {
        return billed.orElse(kind.usuallyBilled);
    }
}
