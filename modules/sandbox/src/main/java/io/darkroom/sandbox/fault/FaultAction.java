package io.darkroom.sandbox.fault;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What goes wrong.
 *
 * @param status of an {@link Kind#ANSWER}, 100 to 599
 * @param headers of an {@link Kind#ANSWER}; a value {@code date+30s} becomes the HTTP date 30 s from then
 * @param error what an {@link Kind#ANSWER} or a job that fails says
 * @param delay before an {@link Kind#ANSWER} or {@link Kind#RESET}; on top of the latency for the others
 * @param billed whether the pictures are drawn and paid for all the same; empty = as the kind usually is
 */
public record FaultAction(
        Kind kind, int status, Map<String, String> headers, Complaint error, Duration delay, Optional<Boolean> billed) {

    /**
     * An error as a dialect will write it.
     *
     * @param body takes the place of the dialect's form
     */
    public record Complaint(String code, String message, Optional<String> body) {}

    /** How a call, a look, a job or a webhook ends. */
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
        WRONG_TYPE(true),
        /** With a job that fails. */
        FAIL(false),
        /** With a job that the vendor cancels. */
        CANCEL(false),
        /** With a job that the vendor gives up. */
        EXPIRE(false),
        /** Never: the job stays under way until it is forgotten. */
        NEVER_ENDS(false),
        /** With a webhook that is there before the answer that names the job. */
        EARLY(true),
        /** With the same webhook twice. */
        TWICE(true),
        /** Without a webhook. */
        NEVER(true),
        /** With a webhook that somebody else signed. */
        WRONG_SIGNATURE(true);

        private final boolean usuallyBilled;

        Kind(boolean usuallyBilled) {
            this.usuallyBilled = usuallyBilled;
        }

        boolean happensAt(FaultPlace place) {
            return switch (this) {
                case DELAY -> true;
                case ANSWER, HANG, RESET, CUT, HTML, SLOW_BODY, TOO_LARGE, WRONG_TYPE ->
                    place == FaultPlace.SUBMIT || place == FaultPlace.POLL;
                case TRUNCATED -> place != FaultPlace.JOB;
                case EMPTY, FEWER -> place == FaultPlace.SUBMIT || place == FaultPlace.JOB;
                case FAIL, CANCEL, EXPIRE, NEVER_ENDS -> place == FaultPlace.JOB;
                case EARLY, TWICE, NEVER, WRONG_SIGNATURE -> place == FaultPlace.WEBHOOK;
            };
        }

        String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
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

    /** Whether the pictures are paid for; of a job that is ordered: whether there is one. */
    public boolean bills() {
        return billed.orElse(kind.usuallyBilled);
    }
}
