package io.darkroom.app.asset.shape;

import io.darkroom.provider.Kept.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The header of WebP, which no reader of the JDK knows: the first chunk tells width, height and alpha. Any thread that may
 * block.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649">RFC 9649, sections 2.5 to 2.7 and 3.4</a>
 */
final class WebpHeader {
    private static final int BYTES = 30;
    private static final int ALPHA = 0x10;
    private static final int SIZE = 0x3fff;
    private static final int KEY_FRAME = 0x2a019d;

    private WebpHeader() {}

    static Shape read(Path picture) throws IOException {
        try (InputStream in = Files.newInputStream(picture)) {
            return read(in.readNBytes(BYTES));
        }
    }

    static Shape read(byte[] start) throws IOException {
        if (start.length < BYTES) {
            throw new IOException("the header of the WebP picture is cut off");
        }
        ByteBuffer header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
        return switch (new String(start, 12, 4, StandardCharsets.ISO_8859_1)) {
            case "VP8X" -> new Shape(1 + three(header, 24), 1 + three(header, 27), (start[20] & ALPHA) != 0);
            case "VP8L" -> lossless(header.getInt(21));
            case "VP8 " -> lossy(header);
            default -> throw new IOException("the WebP picture begins with a chunk that is not known");
        };
    }

    private static Shape lossless(int bits) {
        return new Shape(1 + (bits & SIZE), 1 + (bits >>> 14 & SIZE), (bits >>> 28 & 1) != 0);
    }

    private static Shape lossy(ByteBuffer header) throws IOException {
        if (three(header, 23) != KEY_FRAME) {
            throw new IOException("the WebP picture begins without a key frame");
        }
        return new Shape(header.getShort(26) & SIZE, header.getShort(28) & SIZE, false);
    }

    private static int three(ByteBuffer header, int at) {
        return (header.getShort(at) & 0xffff) | (header.get(at + 2) & 0xff) << 16;
    }
}
