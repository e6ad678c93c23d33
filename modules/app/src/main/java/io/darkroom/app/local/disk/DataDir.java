package io.darkroom.app.local.disk;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.wording.FileTrouble;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder of one provider, {@code <data-dir>/<provider>}, so that results of the sandbox never stand in for real ones.
 * Used by one process at a time; the operating system frees it when that process dies. Any thread.
 */
public final class DataDir implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String OWNER = "owner";

    private final Path folder;
    private final FileChannel channel;
    private final Owner owner;

    private DataDir(Path folder, FileChannel channel, Owner owner) {
        this.folder = folder;
        this.channel = channel;
        this.owner = owner;
    }

    /**
     * Makes and locks the folder.
     *
     * @param command subcommand, for the message that others read
     * @throws UserError when it is in use, cannot be written, or its disk is nearly full
     */
    public static DataDir lock(DarkroomConfig config, String command) {
        Path folder = folder(config);
        DataDir dir = tryLock(folder, command).orElseThrow(() -> inUse(folder));
        try {
            DiskSpace.of(folder).requireEnoughToStart();
            return dir;
        } catch (RuntimeException e) {
            dir.close();
            throw e;
        }
    }

    /** As {@link #lock}, but empty when another process uses the folder. */
    public static Optional<DataDir> tryLock(Path folder, String command) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                return Optional.empty();
            }
            DataDir dir = new DataDir(folder, channel, Owner.thisProcess(command));
            dir.owner.write(folder.resolve(OWNER));
            return Optional.of(dir);
        } catch (FileAlreadyExistsException e) {
            throw UserError.infrastructure(
                    "The data folder " + folder + " cannot be made: " + e.getFile() + " is a file.", e);
        } catch (IOException e) {
            throw UserError.infrastructure(
                    "The data folder " + folder + " cannot be written: " + FileTrouble.of(e) + ".", e);
        }
    }

    /**
     * Makes the folder for a command that may be the first to work there.
     *
     * @throws UserError when it cannot be made
     */
    public static void make(DarkroomConfig config) {
        try {
            Files.createDirectories(folder(config));
        } catch (IOException e) {
            throw UserError.infrastructure("The data folder cannot be made: " + FileTrouble.of(e) + ".", e);
        }
    }

    /** The folder of the chosen provider. */
    public static Path folder(DarkroomConfig config) {
        return config.place().dataDir().resolve(config.provider().name());
    }

    /** Whether a command has worked there before. */
    public static boolean used(DarkroomConfig config) {
        return Files.exists(folder(config).resolve(LOCK));
    }

    /** The process that uses the folder, in words; empty when nobody does, as far as its file tells. */
    public static Optional<String> user(DarkroomConfig config) {
        return ownerOf(folder(config))
                .filter(owner -> ProcessHandle.of(owner.pid()).isPresent())
                .map(Owner::words);
    }

    /** Who holds the lock, as far as known. */
    public static Optional<Owner> ownerOf(Path folder) {
        return Owner.read(folder.resolve(OWNER));
    }

    /** Tells other commands how the parts of this process are reached. */
    public void publish(String bootstrapServers, URI registry) {
        try {
            owner.reachedAt(bootstrapServers, registry).write(folder.resolve(OWNER));
        } catch (IOException e) {
            throw UserError.infrastructure(
                    "The data folder " + folder + " cannot be written: " + FileTrouble.of(e) + ".", e);
        }
    }

    /** The folder itself. */
    public Path path() {
        return folder;
    }

    /** Folder of the local stores. */
    public Path stores() {
        return folder.resolve("streams");
    }

    /** The log file. */
    public Path log() {
        return folder.resolve("darkroom.log");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve(OWNER));
            channel.close();
        } catch (IOException e) {
            throw UserError.infrastructure(
                    "The data folder " + folder + " cannot be released: " + FileTrouble.of(e) + ".", e);
        }
    }

    public static UserError inUse(Path folder) {
        String who = ownerOf(folder).map(Owner::words).orElse("another process");
        return UserError.infrastructure(
                "The data folder %s is in use by %s; wait for it, stop it, or choose another --data-dir."
                        .formatted(folder, who));
    }

    /** The channel keeps the lock until it is closed. */
    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
