package io.darkroom.app.status.answer;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What keeps a key.
 *
 * @param reason the kind of thing
 * @param sentence in words
 * @param before how many go first, where something stands in line
 * @param until when it ends, where that is known; UTC
 */
public record Waiting(Reason reason, String sentence, OptionalLong before, Optional<Instant> until) {

    /** What can be waited for; the names are contract. */
    public enum Reason {
        /** Intake has not looked at the event. */
        INTAKE,
        /** Another shot, which must be completed first. */
        SHOT,
        /** A permit: others go first. */
        LINE,
        /** The provider is held. */
        HOLD,
        /** Somebody who works for its provider, which is not in use here. */
        PROVIDER,
        /** The window of its campaign, or one of its permits. */
        CAMPAIGN,
        /** The due time of a retry. */
        DUE_TIME,
        /** The provider's answer. */
        ANSWER,
        /** A job of the provider. */
        JOB,
        /** Generation writes the result. */
        SETTLING,
        /** Intake has not read the result. */
        LEDGER,
        /** Nothing that can be found. */
        UNKNOWN
    }

    public static Waiting of(Reason reason, String sentence) {
        return new Waiting(reason, sentence, OptionalLong.empty(), Optional.empty());
    }

    public static Waiting behind(Reason reason, String sentence, long before) {
        return new Waiting(reason, sentence, OptionalLong.of(before), Optional.empty());
    }

    public static Waiting until(Reason reason, String sentence, Instant until) {
        return new Waiting(reason, sentence, OptionalLong.empty(), Optional.of(until));
    }

    /** Whether a request, a call, a retry or the result of it was found. */
    public boolean found() {
        return switch (reason) {
            case INTAKE, SHOT, UNKNOWN -> false;
            case LINE, HOLD, PROVIDER, CAMPAIGN, DUE_TIME, ANSWER, JOB, SETTLING, LEDGER -> true;
        };
    }

    /** The same, with more to be said. */
    public Waiting and(String more) {
        return new Waiting(reason, sentence + more, before, until);
    }

    /** The reason as others read it. */
    public String name() {
        return reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
