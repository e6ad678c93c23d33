package io.darkroom.app.wording;

import io.darkroom.contract.Failure;

/** A failed attempt in a line. Any thread. */
public final class FailureText {
    private static final int LONGEST = 160;

    private FailureText() {}

    /** Such as {@code PROVIDER_UNAVAILABLE (HTTP 503: busy)}. */
    public static String of(Failure failure) {
        return failure.getWhy() + " (" + cut(failure.getError()) + ")";
    }

    /** One line, with an ellipsis when it is longer than {@value #LONGEST} characters. */
    public static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
