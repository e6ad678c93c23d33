package io.darkroom.pipeline.intake.governance;

/** What a model does with a reference picture; each event has one. */
public enum Reference {
    /** It takes one, or nothing is known of it: the picture is handed on. */
    TAKEN,

    /** It takes the event's source picture and no other: a shot that depends on another only waits for it. */
    SOURCE,

    /** It takes none, so it draws for no event. */
    REFUSED,

    /** It takes none, and that is wanted: the prompt alone decides, the picture is not handed on. */
    IGNORED
}
