package io.darkroom.providers.picture;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A data URI in Base64 (RFC 2397), still lying in the body that it came in: a picture of ten megabytes is not copied to be
 * found. Any thread.
 *
 * @param body bytes of the whole answer
 * @param from where the Base64 begins
 * @param to where it ends
 */
public record InlinePicture(Buffer body, int from, int to) {
    private static final String SCHEME = "data:";
    private static final String BASE64 = ";base64,";

    /** Longest media type and parameters that are looked at. */
    private static final int LONGEST_HEAD = 200;

    /** A multiple of four: what is decoded at a time. */
    private static final int PORTION = 48 << 10;

    /**
     * The data URI in the JSON text that begins with the quote at an offset.
     *
     * @param quote offset of the opening quote of the text
     * @return empty when it is none, or does not end
     */
    public static Optional<InlinePicture> at(Buffer body, long quote) {
        if (!begins(body, quote)) {
            return Optional.empty();
        }
        int start = (int) quote + 1;
        String head = body.getString(start, Math.min(body.length(), start + LONGEST_HEAD), "ISO-8859-1");
        String words = head.replace("\\/", "//"); // an escaped slash, as long as it was
        int mark = words.toLowerCase(Locale.ROOT).indexOf(BASE64);
        if (mark < 0 || words.lastIndexOf('"', mark) >= 0) {
            return Optional.empty();
        }
        int from = start + mark + BASE64.length();
        int to = end(body, from);
        return to < 0 ? Optional.empty() : Optional.of(new InlinePicture(body, from, to));
    }

    /** Whether the JSON text that begins with the quote at an offset is a data URI, usable or not. */
    public static boolean begins(Buffer body, long quote) {
        int end = (int) quote + 1 + SCHEME.length();
        return quote >= 0
                && end <= body.length()
                && body.getByte((int) quote) == '"'
                && body.getString((int) quote + 1, end, "ISO-8859-1").equalsIgnoreCase(SCHEME);
    }

    private static int end(Buffer body, int from) {
        for (int i = from; i < body.length(); i++) {
            if (body.getByte(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    /** The picture; empty when it is not Base64 to the last character, padding included. */
    Optional<byte[]> decoded() {
        try {
            return escaped() ? whole() : portions();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean escaped() {
        for (int i = from; i < to; i++) {
            if (body.getByte(i) == '\\') {
                return true;
            }
        }
        return false;
    }

    /** Some writers escape every slash, which is a character of Base64. */
    private Optional<byte[]> whole() {
        String text = body.getString(from, to, "ISO-8859-1").replace("\\/", "/");
        return text.length() % 4 == 0
                ? Optional.of(Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1)))
                : Optional.empty();
    }

    private Optional<byte[]> portions() {
        int length = to - from;
        if (length == 0 || length % 4 != 0) {
            return Optional.empty();
        }
        byte[] picture = new byte[length / 4 * 3 - padding()];
        int filled = 0;
        for (int at = from; at < to; at += PORTION) {
            byte[] part = Base64.getDecoder().decode(body.getBytes(at, Math.min(to, at + PORTION)));
            if (part.length > picture.length - filled) {
                return Optional.empty();
            }
            System.arraycopy(part, 0, picture, filled, part.length);
            filled += part.length;
        }
        return filled == picture.length ? Optional.of(picture) : Optional.empty();
    }

    private int padding() {
        byte[] tail = body.getBytes(to - 2, to);
        return tail[1] != '=' ? 0 : tail[0] == '=' ? 2 : 1;
    }

    /** Without the picture. */
    @Override
    public String toString() {
        return "InlinePicture[" + (to - from) + " characters]";
    }
}
