package io.darkroom.sandbox.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps a second broker out of a folder. Kafka's own lock comes too late: a second node has written to the metadata log
 * before it notices. Ends with the process at the latest. One owner.
 */
final class DirLock implements AutoCloseable {

    private final FileChannel channel;

    private DirLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock, or empty when this or another process has it. */
    static Optional<DirLock> take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new DirLock(channel));
            }
        } catch (OverlappingFileLockException thisProcess) {
            // As good as somebody else's.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // The lock is gone with it.
        }
    }
}
