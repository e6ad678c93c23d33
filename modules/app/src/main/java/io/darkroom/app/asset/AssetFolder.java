package io.darkroom.app.asset;

import io.darkroom.app.config.AssetConfig;
import io.darkroom.provider.Assets;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assets as files of a folder, named by their content. Several processes may share it. Any thread that may block; {@link
 * #find} any thread.
 */
public final class AssetFolder implements Assets {
    private static final Logger LOG = LoggerFactory.getLogger(AssetFolder.class);
    private static final String PART = ".part";
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final Path folder;
    private final Optional<URI> url;
    private final AtomicBoolean swept = new AtomicBoolean();

    public AssetFolder(AssetConfig config) {
        this.folder = config.dir().toAbsolutePath().normalize();
        this.url = config.url();
    }

    /** The kind is told by the first bytes; what the sender calls it does not count. */
    @Override
    public URI keep(byte[] picture, String mediaType) throws IOException {
        PictureType type = PictureType.of(Arrays.copyOf(picture, PictureType.PEEK))
                .orElseThrow(() -> new IOException("it is no PNG, JPEG, WebP, GIF or AVIF picture"));
        AssetName name = new AssetName(Sha256.hex(picture), type);
        Path file = folder.resolve(name.text());
        if (!(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == picture.length)) {
            write(picture, file);
        }
        return address(name);
    }

    /** The file of an address that {@link #keep} gave; empty for every other address, and when the file is not there. */
    public Optional<Path> find(URI address) {
        return name(address)
                .map(name -> folder.resolve(name.text()))
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
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
        String text = address.toString();
        return AssetName.parse(text.substring(text.lastIndexOf('/') + 1))
                .filter(name -> address.equals(address(name))
                        || address.equals(folder.resolve(name.text()).toUri()));
    }

    /** Whole or not at all: the name appears when everything is on the disk. */
    private void write(byte[] picture, Path file) throws IOException {
        Files.createDirectories(folder);
        sweep();
        Path temporary = folder.resolve("." + UUID.randomUUID() + PART);
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(picture);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Once, takes away what processes left behind that were killed while they wrote. */
    private void sweep() throws IOException {
        if (swept.getAndSet(true)) {
            return;
        }
        Instant old = Instant.now().minus(LEFT_BEHIND);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*" + PART)) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(old)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    /** Makes the new name durable, where the system lets a folder be forced. */
    private void forceFolder() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("the folder of assets cannot be forced");
        }
    }
}
