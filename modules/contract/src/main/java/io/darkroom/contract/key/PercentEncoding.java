package io.darkroom.contract.key;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding of UTF-8, RFC 3986: only unreserved characters stand for themselves. Any thread. */
final class PercentEncoding {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /**
     * Injective: different texts have different encodings.
     *
     * @throws IllegalArgumentException for half a surrogate pair, which UTF-8 cannot hold
     */
    static String encode(String text) {
        ByteBuffer utf8 = utf8(text);
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        while (utf8.hasRemaining()) {
            byte b = utf8.get();
            if (isUnreserved(b)) {
                encoded.append((char) b);
            } else {
                HEX.toHexDigits(encoded.append('%'), b);
            }
        }
        return encoded.toString();
    }

    /**
     * The text whose encoding this is.
     *
     * @throws IllegalArgumentException for anything that {@link #encode} does not produce
     */
    static String decode(String encoded) {
        ByteBuffer utf8 = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%' && i + 2 < encoded.length()) {
                utf8.put((byte) HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else if (c < 128 && isUnreserved((byte) c)) {
                utf8.put((byte) c);
            } else {
                throw new IllegalArgumentException("not percent-encoded: " + encoded);
            }
        }
        String text = text(utf8.flip(), encoded);
        if (!encode(text).equals(encoded)) {
            throw new IllegalArgumentException("not percent-encoded as here: " + encoded);
        }
        return text;
    }

    private static boolean isUnreserved(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
    }

    private static ByteBuffer utf8(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text with half a surrogate pair cannot be part of a key", e);
        }
    }

    private static String text(ByteBuffer utf8, String encoded) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not percent-encoded UTF-8: " + encoded, e);
        }
    }
}
