package io.darkroom.app.trial.draw;

import io.darkroom.provider.Assets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Keeps pictures that come inside answers for the moment until they get their names. Any thread that may block. */
final class InsidePictures implements Assets {
    private final Path folder;
    private final ConcurrentMap<URI, Path> kept = new ConcurrentHashMap<>();

    /** @param folder of the trial */
    InsidePictures(Path folder) {
        this.folder = folder;
    }

    @Override
    public URI keep(byte[] picture, String mediaType) throws IOException {
        Path file = Files.createTempFile(folder, ".answer", ".part");
        Files.write(file, picture);
        kept.put(file.toUri(), file);
        return file.toUri();
    }

    /** The file of an address that {@link #keep} gave, once; whoever asks deletes it. */
    Optional<Path> take(URI address) {
        return Optional.ofNullable(kept.remove(address));
    }
}
