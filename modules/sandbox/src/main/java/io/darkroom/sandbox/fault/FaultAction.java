package io.darkroom.sandbox.fault;

import static io.darkroom.sandbox.fault.FaultPlace.JOB;
import static io.darkroom.sandbox.fault.FaultPlace.POLL;
import static io.darkroom.sandbox.fault.FaultPlace.SUBMIT;
import static io.darkroom.sandbox.fault.FaultPlace.WEBHOOK;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        Kind kind, int status, Map<String, String> headers, Error error, Duration delay, Optional<Boolean> billed) {

    /**
     * An error as a dialect will write it.
     *
     * @param body takes the place of the dialect's form
     */
    public record Error(String code, String message, Optional<String> body) {}

    /** How a call, a look, a job or a webhook ends. */
    public enum Kind {
        /** With a status and a body of its own. */
        ANSWER(false, SUBMIT, POLL),
        /** Well, but later. */
        DELAY(true, SUBMIT, POLL, JOB, WEBHOOK),
        /** Not at all; the connection stays open. */
        HANG(false, SUBMIT, POLL),
        /** With a closed connection and no answer. */
        RESET(false, SUBMIT, POLL),
        /** With half of the JSON, as if that were all. */
        TRUNCATED(true, SUBMIT, POLL, WEBHOOK),
        /** With a connection closed in the middle of the body. */
        CUT(true, SUBMIT, POLL),
        /** With status 200 and a web page. */
        HTML(false, SUBMIT, POLL),
        /** Well, but the body comes drop by drop over the delay. */
        SLOW_BODY(true, SUBMIT, POLL),
        /** With status 200 and no picture. */
        EMPTY(false, SUBMIT, JOB),
        /** With one picture less than asked; only the others are paid. */
        FEWER(true, SUBMIT, JOB),
        /** With a body of 32 MiB. */
        TOO_LARGE(true, SUBMIT, POLL),
        /** Well, but declared as text/html. */
        WRONG_TYPE(true, SUBMIT, POLL),
        /** With a job that fails. */
        FAIL(false, JOB),
        /** With a job that the vendor cancels. */
        CANCEL(false, JOB),
        /** With a job that the vendor gives up. */
        EXPIRE(false, JOB),
        /** Never: the job stays under way until it is forgotten. */
        NEVER_ENDS(false, JOB),
        /** With a webhook that is there before the answer that names the job. */
        EARLY(true, WEBHOOK),
        /** With the same webhook twice. */
        TWICE(true, WEBHOOK),
        /** Without a webhook. */
        NEVER(true, WEBHOOK),
        /** With a webhook that somebody else signed. */
        WRONG_SIGNATURE(true, WEBHOOK);

        private final boolean usuallyBilled;
        private final Set<FaultPlace> places;

        Kind(boolean usuallyBilled, FaultPlace first, FaultPlace... others) {
            this.usuallyBilled = usuallyBilled;
            this.places = EnumSet.of(first, others);
        }

        boolean happensAt(FaultPlace place) {
            return places.contains(place);
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
