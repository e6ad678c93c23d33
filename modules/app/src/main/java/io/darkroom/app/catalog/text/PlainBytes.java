package io.darkroom.app.catalog.text;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file, inflated where it is gzip: its first bytes decide, not its name. Nothing is held, so a file may be of
 * any size; one that grows as no catalog does is refused. One thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class PlainBytes extends FilterInputStream {
    /** What may be inflated before anybody asks how much it grew. */
    static final long FREE = 256L << 20;

    /** How many times its size a larger file may grow to; catalogs grow to ten times, made up ones to fifty. */
    static final int MOST_GROWTH = 200;

    private static final int BUFFER = 64 * 1024;

    private final Counted compressed;
    private final long free;
    private long inflated;

    private PlainBytes(InputStream in, Counted compressed, long free) {
        super(in);
        this.compressed = compressed;
        this.free = free;
    }

    /** Opens a file at its first byte. */
    static InputStream open(Path file) throws IOException {
        return zipped(file) ? inflated(Files.newInputStream(file), FREE) : Files.newInputStream(file);
    }

    private static boolean zipped(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return begins(in.readNBytes(2));
        }
    }

    /** Whether bytes begin as gzip does. */
    static boolean begins(byte[] start) {
        return start.length >= 2 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B;
    }

    /** @param free what may be inflated before growth is looked at */
    @SuppressWarnings("MustBeClosedChecker")
    static InputStream inflated(InputStream file, long free) throws IOException {
        try {
            Counted compressed = new Counted(file);
            return new PlainBytes(new GZIPInputStream(compressed, BUFFER), compressed, free);
        } catch (EOFException e) {
            file.close();
            throw new BrokenGzipException("breaks off");
        } catch (ZipException e) {
            file.close();
            throw new BrokenGzipException("is damaged");
        }
    }

    /** Says that the file is gzip and ends too early, or does not fit its checksum; where, is known to who counts lines. */
    static final class BrokenGzipException extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenGzipException(String how) {
            super(how);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = inflate(target, offset, length);
        inflated += Math.max(0, n);
        if (inflated > free && inflated / MOST_GROWTH > compressed.read) {
            throw new UnreadableCatalogException("is gzip and grows to more than " + MOST_GROWTH
                    + " times its size, as no catalog does; inflate it yourself if it is one");
        }
        return n;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (EOFException e) {
            throw new BrokenGzipException("breaks off");
        } catch (ZipException e) {
            throw new BrokenGzipException("is damaged");
        }
    }

    /** Bytes of the compressed file that were read. */
    private static final class Counted extends FilterInputStream {
        private long read;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            read += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = super.read(target, offset, length);
            read += Math.max(0, n);
            return n;
        }
    }
}
