package io.darkroom.app.catalog.table;

import java.util.Locale;

/** How names and values of a file are tidied up: nothing that a reader would see is changed. Any thread. */
public final class Values {
    private Values() {}

    /** Without white space of any kind, no-break spaces and byte order marks at both ends. */
    public static String trim(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && blank(value.charAt(start))) {
            start++;
        }
        while (end > start && blank(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }

    /** A column name in the form that recipes use: {@code "Image URL"} is {@code image_url}. */
    public static String column(String name) {
        String bare = trim(name);
        while (bare.length() > 1 && quoted(bare)) {
            bare = trim(bare.substring(1, bare.length() - 1));
        }
        return bare.toLowerCase(Locale.ROOT).replaceAll("[\\s\\-]+", "_");
    }

    private static boolean quoted(String name) {
        char first = name.charAt(0);
        return (first == '"' || first == '\'') && name.charAt(name.length() - 1) == first;
    }

    /** At most {@code length} characters, no broken pair at the end, marked when something is missing. */
    public static String cut(String value, int length) {
        if (value.length() <= length) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(length - 1)) ? length - 1 : length;
        return value.substring(0, end) + "…";
    }
}
