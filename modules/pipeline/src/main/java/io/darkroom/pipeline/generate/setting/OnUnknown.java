package io.darkroom.pipeline.generate.setting;

/** What to do with a call that was sent and whose outcome stays unknown. */
public enum OnUnknown {
    /** Send again with the same token: as often as attempts allow where the API is idempotent, else once. */
    RESEND,
    /** End the request as failed: never risk a second bill. */
    FAIL
}
