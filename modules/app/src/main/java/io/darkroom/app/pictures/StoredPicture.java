package io.darkroom.app.pictures;

import io.darkroom.contract.Asset;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageCompleted;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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

    /**
     * It lies in the asset store.
     *
     * @param storedUrl where, as readers of the store are told
     * @param sha256 hex digest of its bytes
     */
    record InStore(String url, String storedUrl, long bytes, String sha256) implements StoredPicture {}

    /** It could not be fetched; one sentence. */
    record Missing(String url, String problem) implements StoredPicture {}

    /** Nobody asked for it. */
    record NotWanted(String url) implements StoredPicture {}

    /** The pictures of a result that nobody asked for, in its order. */
    static List<StoredPicture> notWanted(ImageCompleted result) {
        return result.getImages().stream()
                .map(Image::getUrl)
                .<StoredPicture>map(NotWanted::new)
                .toList();
    }

    /** What the asset stage said of a picture that it could not have. */
    static StoredPicture missing(Asset asset) {
        return new Missing(
                asset.getSourceUrl(), asset.getFailure().map(Failure::getError).orElse("it was not stored"));
    }

    /** The address of a text that may be none. */
    static Optional<URI> uri(String url) {
        try {
            return Optional.of(URI.create(url));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
