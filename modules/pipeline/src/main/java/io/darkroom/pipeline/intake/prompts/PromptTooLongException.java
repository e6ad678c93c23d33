package io.darkroom.pipeline.intake.prompts;

/** A rendered prompt would be longer than the limit. Any thread. */
final class PromptTooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PromptTooLongException(int limit) {
        super("the rendered prompt is longer than " + limit + " characters");
    }
}
