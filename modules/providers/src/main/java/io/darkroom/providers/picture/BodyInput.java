package io.darkroom.providers.picture;

import io.vertx.core.buffer.Buffer;
import java.io.InputStream;

/** Reads a body where it lies. One thread. */
public final class BodyInput extends InputStream {
    private final Buffer body;
    private int at;

    /** From the beginning. */
    public BodyInput(Buffer body) {
        this.body = body;
    }

    @Override
    public int read() {
        return at < body.length() ? body.getUnsignedByte(at++) : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int count = Math.min(length, body.length() - at);
        if (count <= 0) {
            return -1;
        }
        body.getBytes(at, at + count, into, offset);
        at += count;
        return count;
    }
}
