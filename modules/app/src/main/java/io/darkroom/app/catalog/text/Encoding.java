package io.darkroom.app.catalog.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How the bytes of a file become text, decided by its first bytes. Any thread.
 *
 * @param charset the character set
 * @param markLength bytes of the byte order mark to skip
 */
record Encoding(Charset charset, int markLength) {

    /** Bytes that {@link #of} wants to see. */
    static final int PEEK = 4;

    /**
     * How to read bytes that begin like this.
     *
     * @param named the character set that somebody named; it must not contradict a byte order mark
     */
    static Encoding of(byte[] start, Optional<Charset> named) throws UnreadableCatalogException {
        Encoding marked = of(start);
        if (named.isEmpty() || named.get().equals(marked.charset())) {
            return marked;
        }
        if (marked.markLength() > 0) {
            throw new UnreadableCatalogException(
                    "is " + marked.charset() + " by its byte order mark, not " + named.get());
        }
        return new Encoding(named.get(), 0);
    }

    private static Encoding of(byte[] start) throws UnreadableCatalogException {
        if (PlainBytes.begins(start)) {
            throw new UnreadableCatalogException("is gzip inside gzip; inflate it once");
        }
        if (begins(start, 'P', 'K', 3, 4)) {
            throw new UnreadableCatalogException("is a spreadsheet or zip archive; export it as CSV (UTF-8) first");
        }
        if (begins(start, 0xFF, 0xFE, 0, 0) || begins(start, 0, 0, 0xFE, 0xFF)) {
            throw new UnreadableCatalogException("is encoded in UTF-32; save it as UTF-8");
        }
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        if (begins(start, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        if (begins(start, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        return new Encoding(StandardCharsets.UTF_8, 0);
    }

    private static boolean begins(byte[] start, int... wanted) {
        if (start.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((start[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
