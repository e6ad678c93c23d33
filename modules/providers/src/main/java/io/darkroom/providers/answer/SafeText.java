package io.darkroom.providers.answer;

import io.darkroom.providers.http.ApiKey;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.Optional;

/**
 * Text from the network made fit for records, terminals and logs: no credential, no control character, no character
 * that turns the direction of writing, never longer than asked. Any thread.
 */
public final class SafeText {

    /** Longest error text, in bytes of UTF-8. */
    public static final int ERROR_BYTES = 4096;

    /** Longest id or name. */
    public static final int NAME_BYTES = 256;

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private final Optional<ApiKey> key;

    /** @param key masked wherever it stands */
    public SafeText(ApiKey key) {
        this(Optional.of(key));
    }

    private SafeText(Optional<ApiKey> key) {
        this.key = key;
    }

    /** Of an exchange that carried no credential. */
    public static SafeText withoutKey() {
        return new SafeText(Optional.empty());
    }

    /** {@code HTTP 402: {"error":…}}: status and body as sent. */
    public String error(int status, Buffer body) {
        String sent = start(body);
        return sent.isEmpty() ? "HTTP " + status : cut("HTTP " + status + ": " + sent, ERROR_BYTES);
    }

    /** A sentence of ours that quotes the network. */
    public String sentence(String text) {
        return cut(clean(text), ERROR_BYTES);
    }

    /** An id or a name; empty when nothing of it can be shown. */
    public Optional<String> name(String text) {
        return Optional.of(cut(clean(text), NAME_BYTES)).filter(name -> !name.isEmpty());
    }

    /** The URL without the key: a picture is not worth a credential in a record. */
    public URI url(URI url) {
        String masked = mask(url.toString());
        return masked.equals(url.toString()) ? url : URI.create(masked);
    }

    /** The beginning of the body, enough for the longest error text. */
    public String start(Buffer body) {
        int longest = key.map(ApiKey::length).orElse(0);
        int window = ERROR_BYTES + 4 * longest;
        String text = clean(body.getString(0, Math.min(body.length(), window)));
        // The window may end inside a key, and masking moves text forward: drop what could be its beginning.
        boolean all = body.length() <= window;
        return all ? text : text.substring(0, Math.max(0, text.length() - longest));
    }

    private String mask(String text) {
        return key.map(known -> known.mask(text)).orElse(text);
    }

    private String clean(String text) {
        String masked = mask(text);
        StringBuilder out = new StringBuilder(masked.length());
        masked.codePoints().map(c -> harmful(c) ? ' ' : c).forEach(out::appendCodePoint);
        return out.toString().strip();
    }

    private static boolean harmful(int c) {
        int kind = Character.getType(c);
        return kind == Character.CONTROL
                || (kind == Character.FORMAT && c != JOINER && c != NON_JOINER)
                || kind == Character.SURROGATE
                || kind == Character.LINE_SEPARATOR
                || kind == Character.PARAGRAPH_SEPARATOR;
    }

    /** The beginning that has at most so many bytes of UTF-8, never half a character. */
    static String cut(String text, int bytes) {
        if (text.length() * 3L <= bytes) {
            return text;
        }
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            used += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (used > bytes) {
                return text.substring(0, i);
            }
            i += Character.charCount(c);
        }
        return text;
    }
}
