package io.darkroom.app.trial.sheet;

/**
 * Something to do with a wording that was picked. Any thread.
 *
 * @param text a sentence
 * @param code a command or lines of a file
 */
public record NextStep(String text, String code) {}
