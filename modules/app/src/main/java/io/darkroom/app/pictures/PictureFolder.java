package io.darkroom.app.pictures;

import io.darkroom.app.asset.AssetStore;
import io.darkroom.app.asset.UnreadableAssetException;
import io.darkroom.app.wording.FileTrouble;
import io.darkroom.contract.Asset;
import io.darkroom.contract.AssetState;
import io.darkroom.contract.key.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The user's folder of pictures, under names made of sku and shot: each is a second name of what the asset store holds. A
 * picture gets its place only when it is whole. Any thread that may block.
 */
public final class PictureFolder implements Closeable {
    private final Path folder;
    private final AssetStore store;
    private final PictureIndex index;

    private PictureFolder(Path folder, AssetStore store) throws IOException {
        this.folder = folder;
        this.store = store;
        this.index = PictureIndex.open(folder);
    }

    /** Opens the folder; makes it when it is not there. Takes over the store. */
    public static PictureFolder open(Path folder, AssetStore store) throws IOException {
        return new PictureFolder(folder, store);
    }

    /** Announces a row's pictures, in input order: where two rows want one file name, the first one gets it. */
    public void announce(PictureName name) {
        index.announce(name);
    }

    /**
     * The pictures of a result when all of them lie in the folder as they came; else nothing.
     *
     * @param urls where the provider holds them
     * @throws IOException when the folder cannot be read
     */
    public Optional<List<StoredPicture>> there(PictureName name, List<String> urls) throws IOException {
        String stem = index.stem(name);
        List<StoredPicture> all = new ArrayList<>();
        for (String url : urls) {
            Optional<StoredPicture.Kept> kept = there(stem + "-" + (all.size() + 1), name, url);
            if (kept.isEmpty()) {
                return Optional.empty();
            }
            all.add(kept.get());
        }
        return Optional.of(all);
    }

    private Optional<StoredPicture.Kept> there(String picture, PictureName name, String url) throws IOException {
        Optional<PictureIndex.Entry> entry = index.entry(picture)
                .filter(known -> known.url().equals(url) && known.owner().equals(name.identity()));
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.resolve(entry.get().file());
        boolean right = Files.isRegularFile(file)
                && Files.size(file) == entry.get().bytes()
                && Sha256.hex(file).equals(entry.get().sha256());
        return right
                ? Optional.of(new StoredPicture.Kept(
                        url, file, entry.get().bytes(), entry.get().sha256()))
                : Optional.empty();
    }

    /**
     * Puts a picture of a result in its place.
     *
     * @param number of the picture, from 1
     * @param asset what became of it
     * @return empty when the store has not got it any more as it was stored
     * @throws IOException when the folder cannot be written
     */
    public Optional<StoredPicture> place(PictureName name, int number, Asset asset) throws IOException {
        Optional<URI> address = asset.getUrl()
                .filter(url -> asset.getState() == AssetState.STORED)
                .flatMap(StoredPicture::uri);
        if (address.isEmpty()) {
            return Optional.of(StoredPicture.missing(asset));
        }
        String picture = index.stem(name) + "-" + number;
        Optional<StoredPicture.Kept> there = there(picture, name, asset.getSourceUrl());
        return there.isPresent() ? Optional.of(there.get()) : bring(name, picture, asset, address.get());
    }

    private Optional<StoredPicture> bring(PictureName name, String picture, Asset asset, URI address)
            throws IOException {
        Path temporary = folder.resolve(picture + ".part");
        Files.createDirectories(temporary.getParent());
        Files.deleteIfExists(temporary);
        try {
            return SecondName.give(store, address, asset.getSha256().orElse(""), temporary)
                    ? Optional.of(placed(name, picture, asset, temporary))
                    : Optional.empty();
        } catch (UnreadableAssetException e) {
            return Optional.of(new StoredPicture.Missing(
                    asset.getSourceUrl(), "the stored picture cannot be read: " + FileTrouble.of(e)));
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private StoredPicture placed(PictureName name, String picture, Asset asset, Path temporary) throws IOException {
        String file = picture + "." + asset.getFormat().orElse("bin");
        Path path = folder.resolve(file);
        long bytes = Files.size(temporary);
        String sha256 = asset.getSha256().orElseThrow();
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        index.add(picture, new PictureIndex.Entry(name.identity(), file, asset.getSourceUrl(), bytes, sha256));
        return new StoredPicture.Kept(asset.getSourceUrl(), path, bytes, sha256);
    }

    @Override
    public void close() throws IOException {
        try {
            index.close();
        } finally {
            store.close();
        }
    }
}
