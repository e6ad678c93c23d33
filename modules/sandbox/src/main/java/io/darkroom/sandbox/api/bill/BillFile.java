package io.darkroom.sandbox.api.bill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Bills as lines {@code <pictures> <request key> <token>}. Each line is with the operating system before the call
 * returns, so it survives the death of the process. Guarded by its owner.
 */
public final class BillFile {

    private final Path path;
    private final FileChannel channel;

    public BillFile(Path path) {
        this.path = path;
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            this.channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            endLastLine();
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot write its bills to " + path + ".", e);
        }
    }

    /** One bill of an earlier time. */
    interface Reader {
        void bill(String token, String requestKey, int pictures);
    }

    void read(Reader reader) {
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ", 3);
                if (parts.length == 3 && parts[0].matches("[0-4]") && parts[1].matches("[0-9a-f]{16}")) {
                    reader.bill(parts[2], parts[1], Integer.parseInt(parts[0]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot read its bills in " + path + ".", e);
        }
    }

    void append(String token, String requestKey, int pictures) {
        write(pictures + " " + requestKey + " " + token.replace('\n', ' ').replace('\r', ' ') + "\n");
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that a killed process left half written must not swallow the next one. */
    private void endLastLine() throws IOException {
        long size = channel.size();
        channel.position(size);
        ByteBuffer last = ByteBuffer.allocate(1);
        if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
            write("\n");
        }
    }

    private void write(String line) {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot write its bills to " + path + ".", e);
        }
    }
}
