package io.darkroom.pipeline.intake.prompts.catalog;

import io.darkroom.contract.key.Sha256;

/** The version of a template that an event brought without naming one: made of its words, so that other words are another version. Any thread. */
final class OwnName {
    private static final int DIGITS = 12;

    private OwnName() {}

    /** Such as {@code own-3f1b0c2d4e5a}. */
    static String of(String template) {
        return "own-" + Sha256.hex(template).substring(0, DIGITS);
    }
}
