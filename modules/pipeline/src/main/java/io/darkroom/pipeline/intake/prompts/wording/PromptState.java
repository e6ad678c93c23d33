package io.darkroom.pipeline.intake.prompts.wording;

/** Where a prompt version stands in its life. */
public enum PromptState {
    /** Being worded: only {@code darkroom try} draws with it. */
    DRAFT,
    /** An arm of an experiment. */
    AB,
    /** The version of shots that name none; one of the file. */
    ACTIVE,
    /** For shots that name it. */
    FROZEN,
    /** No longer drawn with; kept so that results can be explained. */
    RETIRED;

    /** Whether events may be drawn with it. */
    public boolean isOpen() {
        return this == AB || this == ACTIVE || this == FROZEN;
    }
}
