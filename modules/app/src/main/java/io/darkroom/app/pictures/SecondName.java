package io.darkroom.app.pictures;

import io.darkroom.app.asset.AssetStore;
import io.darkroom.app.asset.UnreadableAssetException;
import io.darkroom.app.wording.FileTrouble;
import io.darkroom.contract.key.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Gives a stored picture a second name: as a link to the store's file where the file system can, which takes no space, else as
 * a copy. Any thread that may block.
 */
final class SecondName {
    private static final int PIECE = 64 * 1024;

    private SecondName() {}

    /**
     * Makes the name; nothing may be there yet.
     *
     * @param address of the store
     * @param sha256 of what was stored
     * @return whether the store has the picture as it was stored; else the name may lead to something else
     * @throws UnreadableAssetException when the store does not give it
     * @throws IOException when the name cannot be written
     */
    static boolean give(AssetStore store, URI address, String sha256, Path name) throws IOException {
        Optional<InputStream> stored = opened(store, address);
        if (stored.isEmpty()) {
            return false;
        }
        try (InputStream picture = stored.get()) {
            String found = isLinked(store.find(address), name) ? Sha256.hex(name) : copied(picture, name);
            return found.equals(sha256);
        }
    }

    private static Optional<InputStream> opened(AssetStore store, URI address) throws UnreadableAssetException {
        try {
            return store.open(address);
        } catch (IOException e) {
            throw new UnreadableAssetException(FileTrouble.of(e), e);
        }
    }

    private static boolean isLinked(Optional<Path> file, Path name) {
        if (file.isEmpty()) {
            return false;
        }
        try {
            Files.createLink(name, file.get());
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            // Another file system, or one without links.
            return false;
        }
    }

    private static String copied(InputStream picture, Path name) throws IOException {
        MessageDigest digest = Sha256.begin();
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(name)) {
            for (int bytes = read(picture, piece); bytes >= 0; bytes = read(picture, piece)) {
                digest.update(piece, 0, bytes);
                out.write(piece, 0, bytes);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Tells the store's failures from those of the folder. */
    private static int read(InputStream picture, byte[] piece) throws UnreadableAssetException {
        try {
            return picture.read(piece);
        } catch (IOException e) {
            throw new UnreadableAssetException(FileTrouble.of(e), e);
        }
    }
}
