package io.darkroom.app.manifest;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The manifest of one run: {@code <out>.partial} grows in the order in which rows end, {@code <out>} appears at once, in
 * input order. Holds twelve bytes per row. One thread.
 */
public final class ManifestFile implements Closeable {
    private static final int SPARE = 1024;

    private final Path out;
    private final Path partial;
    private final FileChannel channel;
    private long[] starts = new long[SPARE];
    private int[] lengths = new int[SPARE];
    private int rows;
    private int lines;

    private ManifestFile(Path out, Path partial, FileChannel channel) {
        this.out = out;
        this.partial = partial;
        this.channel = channel;
    }

    /** Starts an empty partial file; an older manifest stays until {@link #finish}. */
    public static ManifestFile start(Path out) throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path partial = out.resolveSibling(out.getFileName() + ".partial");
        FileChannel channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        return new ManifestFile(out, partial, channel);
    }

    /** Adds the line of a row; the first line of a row counts. */
    public void add(int row, String line) throws IOException {
        if (row < rows && lengths[row] > 0) {
            return;
        }
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        grow(row);
        starts[row] = channel.position();
        lengths[row] = bytes.length;
        lines++;
        var buffer = java.nio.ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Rows that have a line. */
    public int lines() {
        return lines;
    }

    /** Writes all lines in input order and moves the file to its place; the partial file goes. */
    public void finish() throws IOException {
        channel.force(true);
        Path sorted = out.resolveSibling(out.getFileName() + ".sorted");
        try (RandomAccessFile source = new RandomAccessFile(partial.toFile(), "r");
                FileChannel target = FileChannel.open(
                        sorted,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream stream = new BufferedOutputStream(java.nio.channels.Channels.newOutputStream(target), 1 << 16);
            for (int row = 0; row < rows; row++) {
                if (lengths[row] > 0) {
                    byte[] line = new byte[lengths[row]];
                    source.seek(starts[row]);
                    source.readFully(line);
                    stream.write(line);
                }
            }
            stream.flush();
            target.force(true);
        }
        Files.move(sorted, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        channel.close();
        Files.deleteIfExists(partial);
    }

    /** Where lines are until {@link #finish}. */
    public Path partial() {
        return partial;
    }

    private void grow(int row) {
        rows = Math.max(rows, row + 1);
        if (row >= starts.length) {
            int size = Math.max(row + 1, starts.length * 2);
            starts = Arrays.copyOf(starts, size);
            lengths = Arrays.copyOf(lengths, size);
        }
    }

    /** Leaves the partial file where it is. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
