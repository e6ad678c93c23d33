package io.darkroom.app.catalog.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Text of a file that refuses what is not valid in its encoding instead of guessing: a guess would end up in a paid
 * prompt. One thread.
 */
public final class StrictText extends Reader {
    private final InputStream in;
    private final CharsetDecoder decoder;
    private final String charset;
    private final ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
    private final CharBuffer chars = CharBuffer.allocate(64 * 1024);
    private long consumed;
    private long line = 1;
    private boolean ended;

    private StrictText(InputStream in, Encoding encoding) {
        this.in = in;
        this.charset = encoding.charset().name();
        this.decoder = encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.consumed = encoding.markLength();
        bytes.flip();
        chars.flip();
    }

    /**
     * Opens a file, gzip or not.
     *
     * @param charset what its bytes are; empty is UTF-8, or what its byte order mark says
     */
    public static StrictText of(Path file, Optional<Charset> charset) throws IOException {
        InputStream in = open(file);
        try {
            return of(in, charset);
        } catch (PlainBytes.BrokenGzipException e) {
            in.close();
            throw broken(e, 1);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static InputStream open(Path file) throws IOException {
        try {
            return PlainBytes.open(file);
        } catch (PlainBytes.BrokenGzipException e) {
            throw broken(e, 1);
        }
    }

    /** Takes over the stream, which stands at its first byte. */
    private static StrictText of(InputStream in, Optional<Charset> charset) throws IOException {
        byte[] start = in.readNBytes(Encoding.PEEK);
        Encoding encoding = Encoding.of(start, charset);
        StrictText text = new StrictText(in, encoding);
        text.bytes.compact();
        text.bytes.put(start, encoding.markLength(), start.length - encoding.markLength());
        text.bytes.flip();
        return text;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
            decode();
        }
        int n = Math.min(length, chars.remaining());
        chars.get(target, offset, n);
        return n;
    }

    private void decode() throws IOException {
        if (!ended) {
            fill();
        }
        chars.clear();
        int before = bytes.position();
        CoderResult result = decoder.decode(bytes, chars, ended);
        consumed += bytes.position() - before;
        chars.flip();
        countLines();
        if (result.isError()) {
            throw malformed(result.length());
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int n = readBytes();
        if (n < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + n);
        }
        bytes.flip();
    }

    private int readBytes() throws IOException {
        try {
            return in.read(bytes.array(), bytes.position(), bytes.remaining());
        } catch (PlainBytes.BrokenGzipException e) {
            throw broken(e, line);
        }
    }

    private static UnreadableCatalogException broken(PlainBytes.BrokenGzipException e, long line) {
        return new UnreadableCatalogException("is gzip and " + e.getMessage() + " in line " + line
                + "; copy or make it again, nothing of it is used");
    }

    private void countLines() throws UnreadableCatalogException {
        for (int i = 0; i < chars.limit(); i++) {
            switch (chars.get(i)) {
                case '\n' -> line++;
                case 0 ->
                    throw new UnreadableCatalogException("has a zero character in line " + line
                            + "; it is no text, or UTF-16 without byte order mark: save it as UTF-8");
                default -> {}
            }
        }
    }

    private UnreadableCatalogException malformed(int length) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < Math.min(length, bytes.remaining()); i++) {
            hex.append(String.format(" 0x%02X", bytes.get(bytes.position() + i)));
        }
        return new UnreadableCatalogException("is not valid " + charset + ": byte" + hex + " at offset " + consumed
                + ", line " + line + "; save it as UTF-8 (or UTF-16 with byte order mark)");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
