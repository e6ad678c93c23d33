package io.darkroom.app.pictures;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What became of one picture of a result. Any thread. */
public sealed interface StoredPicture {

    /** Where the provider holds it. */
    String url();

    /**
     * It lies in the user's folder.
     *
     * @param sha256 hex digest of the file
     */
    record Kept(String url, Path path, long bytes, String sha256) implements StoredPicture {}

    /** It could not be fetched; one sentence. */
    record Missing(String url, String problem) implements StoredPicture {}

    /** Nobody asked for it. */
    record NotWanted(String url) implements StoredPicture {}

    /** The address of a text that may be none. */
    static Optional<URI> uri(String url) {
        try {
            return Optional.of(URI.create(url));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
