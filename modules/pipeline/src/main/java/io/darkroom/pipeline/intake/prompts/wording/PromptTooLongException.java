package io.darkroom.pipeline.intake.prompts.wording;

/** A rendered prompt would be longer than the limit. Any thread. */
public final class PromptTooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PromptTooLongException(int limit) {
        super("the rendered prompt is longer than " + limit + " characters");
    }
}
