package io.darkroom.app.webhook;

import java.util.Locale;

/** What became of a webhook; the value of the tag {@code result}. */
enum Verdict {
    /** Kafka has it. */
    TAKEN(204),
    /** It is not about the outcome of a job. */
    UNREADABLE(400),
    /** Somebody else signed it, or its time is wrong. */
    SIGNATURE(401),
    /** The address was not made here. */
    ADDRESS(403),
    /** No such provider. */
    UNKNOWN_PROVIDER(404),
    /** The body is too large. */
    TOO_LARGE(413),
    /** Too many at once. */
    BUSY(503),
    /** Kafka has not taken it in time; it may still. */
    LATE(503),
    /** Generation does not run here, or does not yet. */
    NOT_HERE(503),
    /** It could not be read, or its picture not stored, for a reason of our own. */
    FAILED(503);

    private final int status;

    Verdict(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Whether the sender is to come again soon. */
    boolean again() {
        return status == 503;
    }

    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
