package io.darkroom.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbered stock keeping units, so that a record tells which one it is. Any thread. */
public final class Sku {
    private static final String PREFIX = "sku-";
    private static final int DIGITS = 7;

    private Sku() {}

    /** Name of a number, 0 to 9,999,999. */
    public static String of(int number) {
        return String.format(Locale.ROOT, "%s%0" + DIGITS + "d", PREFIX, number);
    }

    /** Number of a record key. */
    public static int number(byte[] key) {
        return number(new String(key, StandardCharsets.UTF_8));
    }

    /** Number of a text that begins with such a name: an idempotency key, a token. */
    public static int number(String text) {
        return Integer.parseInt(text, PREFIX.length(), PREFIX.length() + DIGITS, 10);
    }

    /** The same for any text; −1 when it begins with something else. */
    public static int numberOf(@Nullable String text) {
        return text != null && text.startsWith(PREFIX) && text.length() >= PREFIX.length() + DIGITS ? number(text) : -1;
    }
}
