package io.darkroom.provider;

/** Why a call gave no picture, and what that means for the record and for the provider as a whole. */
public enum FailureClass {
    /** Nothing was sent, or the provider said that it cannot work now. Uses no attempt: outage is not poison. */
    PROVIDER_UNAVAILABLE(Again.FREE),
    /** Sent, but nobody knows whether it was drawn and billed. */
    UNKNOWN_OUTCOME(Again.POLICY),
    /** The provider failed at this record. */
    PROVIDER_ERROR(Again.ATTEMPTS),
    /** Too many calls; the whole provider waits. Uses no attempt. */
    RATE_LIMITED(Again.FREE),
    /** No credit left; the provider is held after a few in a row. */
    QUOTA_EXHAUSTED(Again.NEVER),
    /** The credentials or the address are wrong; the provider is held at once and the call, which cost nothing, waits. */
    AUTH_CONFIG(Again.HELD),
    /** The request breaks a rule of the provider. */
    INVALID_REQUEST(Again.NEVER),
    /** Prompt or picture were refused by moderation. */
    CONTENT_REJECTED(Again.NEVER),
    /** The reference picture cannot be used. */
    SOURCE_IMAGE(Again.NEVER),
    /** The model or the path does not exist. */
    MODEL_UNAVAILABLE(Again.NEVER),
    /** A paid result can no longer be read. */
    RESULT_LOST(Again.NEVER),
    /** We sent a used token with another payload: a bug of ours. */
    CONTRACT_BUG(Again.NEVER),
    /** A success that cannot be read. */
    PROTOCOL_ERROR(Again.ONCE),
    /** A success without a picture. */
    EMPTY_RESULT(Again.ONCE),
    /** The provider cancelled the job. */
    CANCELLED(Again.NEVER),
    /** The provider gave the job up at its deadline. */
    DEADLINE(Again.NEVER);

    /** What may happen to a record after such a failure. */
    public enum Again {
        /** The record ends as failed. */
        NEVER,
        /** One more attempt. */
        ONCE,
        /** More attempts until {@code retry.max-attempts}. */
        ATTEMPTS,
        /** Tried again without using an attempt until {@code retry.max-age}. */
        FREE,
        /** The policy {@code on-unknown} decides. */
        POLICY,
        /** Back to the queue until the provider's hold ends. */
        HELD
    }

    private final Again again;

    FailureClass(Again again) {
        this.again = again;
    }

    /** What may happen to the record. */
    public Again again() {
        return again;
    }
}
