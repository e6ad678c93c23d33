package io.darkroom.providers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Idempotency tokens and job ids: what can stand in a header, a path and a record. Any thread. */
final class Tokens {
    /** Longest token or id. */
    private static final int LONGEST = 255;

    private Tokens() {}

    /** Whether a text is 1 to 255 visible ASCII characters. */
    static boolean visible(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** A text as one segment of a path. */
    static String segment(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.matches("\\.+") ? encoded.replace(".", "%2E") : encoded; // dots alone would leave the folder
    }
}
