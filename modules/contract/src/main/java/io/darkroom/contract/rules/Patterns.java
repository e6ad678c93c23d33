package io.darkroom.contract.rules;

import java.util.regex.Pattern;

/** Forms of values, all without backtracking. Any thread. */
public final class Patterns {
    /** Width x height in pixels. */
    public static final Pattern SIZE = Pattern.compile("[1-9][0-9]{1,4}x[1-9][0-9]{1,4}");

    /** Name of a prompt version. */
    public static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Aspect ratio such as 4:5. */
    public static final Pattern ASPECT = Pattern.compile("[1-9][0-9]{0,2}:[1-9][0-9]{0,2}");

    private Patterns() {}
}
