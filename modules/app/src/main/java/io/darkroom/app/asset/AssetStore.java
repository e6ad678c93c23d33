package io.darkroom.app.asset;

import io.darkroom.provider.Assets;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where pictures are kept under names made of their content. Bytes are kept as they come. Several processes may share a
 * store. Any thread that may block.
 */
public interface AssetStore extends Assets, AutoCloseable {

    /** A file for a picture on its way here; whoever asked deletes it. */
    Path part() throws IOException;

    /**
     * Stores a picture; storing it again changes nothing. When this returns the picture survives a crash, and before its name
     * appears it is whole.
     *
     * @param file from {@link #part}; may be gone afterwards
     * @param name digest and kind of what the file holds
     * @return address that consumers of results can read the picture from
     * @throws StoreRefusedException when nothing can be stored until a person changes something
     * @throws IOException when it cannot be stored now
     */
    URI keep(Path file, AssetName name) throws IOException;

    /**
     * Reads a picture that this store gave the address of.
     *
     * @return to be closed; empty for every other address, and when the picture is not there
     * @throws UnreadableAssetException when this picture cannot be read, whatever is with others
     * @throws StoreRefusedException when nothing can be read until a person changes something
     * @throws IOException when the store cannot be asked now
     */
    Optional<InputStream> open(URI address) throws IOException;

    /**
     * The file of this machine that a picture lies in, for a second name beside it; nobody writes into it.
     *
     * @return empty for every address that {@link #keep} did not give, when the picture is not there, and for a store elsewhere
     */
    Optional<Path> find(URI address);

    @Override
    void close();
}
