package io.darkroom.providers.dialect;

/** What an API can do beyond drawing a prompt. */
public enum Feature {
    /** Takes the address of a reference picture. */
    REFERENCE_PICTURE,
    /** Takes a quality. */
    QUALITY,
    /** Takes a background, such as a transparent one. */
    BACKGROUND,
    /** Draws in jobs of its own that are looked at. */
    JOBS,
    /** Tells the end of a job to an address. */
    CALLBACK,
    /** May send pictures inside its answers. */
    INLINE_PICTURES,
    /** Tells what its models cost. */
    PRICES,
    /** Tells the state of the account to whoever shows its key. */
    ACCOUNT,
    /** Its vendor documents that a repeated Idempotency-Key is not billed again. */
    IDEMPOTENCY
}
