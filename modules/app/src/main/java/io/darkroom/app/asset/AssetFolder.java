package io.darkroom.app.asset;

import io.darkroom.app.config.asset.AssetConfig;
import io.darkroom.app.wording.FileTrouble;
import io.darkroom.contract.key.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assets as files of a folder, named by their content. Several processes may share it. Any thread that may block; {@link
 * #find} any thread.
 */
public final class AssetFolder implements AssetStore {
    /** Least free bytes of the disk with which a picture is begun. */
    public static final long LEAST_FREE = 50_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(AssetFolder.class);

    private final Path folder;
    private final Optional<URI> url;
    private final PartFiles parts;
    private final Room room;

    /** Free bytes of the disk of a folder. */
    interface Room {
        long in(Path folder) throws IOException;
    }

    public AssetFolder(AssetConfig config) {
        this(config, folder -> Files.getFileStore(folder).getUsableSpace());
    }

    AssetFolder(AssetConfig config, Room room) {
        this.room = room;
        this.folder = config.dir().toAbsolutePath().normalize();
        this.url = config.url();
        this.parts = new PartFiles(folder);
    }

    /** The kind is told by the first bytes; what the sender calls it does not count. */
    @Override
    public URI keep(byte[] picture, String mediaType) throws IOException {
        AssetName name = AssetName.of(picture);
        if (isThere(name, picture.length)) {
            return address(name);
        }
        Path part = part();
        try {
            Files.write(part, picture, StandardOpenOption.CREATE_NEW);
            return keep(part, name);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Refuses before anything is fetched that a disk that is full would not take: what is fetched twice costs time twice. */
    @Override
    public Path part() throws IOException {
        Path part = parts.next();
        long free = room.in(folder);
        if (free < LEAST_FREE) {
            throw new IOException("the disk of assets.dir is full: %d MB are free, %d MB must stay free"
                    .formatted(free / 1_000_000, LEAST_FREE / 1_000_000));
        }
        return part;
    }

    /** The name appears when everything is on the disk. */
    @Override
    public URI keep(Path part, AssetName name) throws IOException {
        Path file = folder.resolve(name.text());
        if (!isThere(name, Files.size(part))) {
            force(part, StandardOpenOption.WRITE);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
        }
        return address(name);
    }

    /** Whether it is stored already and can be read, and was not changed by way of another name that the file may have. */
    private boolean isThere(AssetName name, long bytes) {
        Path file = folder.resolve(name.text());
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == bytes
                    && Sha256.hex(file).equals(name.sha256());
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Optional<InputStream> open(URI address) throws IOException {
        Optional<Path> file = find(address);
        try {
            return file.isPresent() ? Optional.of(Files.newInputStream(file.get())) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            throw new UnreadableAssetException(FileTrouble.of(e), e);
        }
    }

    @Override
    public Optional<Path> find(URI address) {
        return name(address).flatMap(this::find);
    }

    /** The file of a name; empty when it is not there. */
    Optional<Path> find(AssetName name) {
        return Optional.of(folder.resolve(name.text()))
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    private URI address(AssetName name) {
        return url.map(base -> URI.create(base + "/" + name.text()))
                .orElseGet(() -> folder.resolve(name.text()).toUri());
    }

    private Optional<AssetName> name(URI address) {
        return AssetName.ending(address)
                .filter(name -> address.equals(address(name))
                        || address.equals(folder.resolve(name.text()).toUri()));
    }

    /** Makes the new name durable, where the system lets a folder be forced. */
    private void forceFolder() {
        try {
            force(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("the folder of assets cannot be forced");
        }
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    /** Nothing is open between two calls. */
    @Override
    public void close() {}
}
