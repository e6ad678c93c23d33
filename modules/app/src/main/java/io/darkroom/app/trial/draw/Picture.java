package io.darkroom.app.trial.draw;

import io.darkroom.app.asset.shape.Shapes;
import io.darkroom.provider.Kept;
import io.darkroom.providers.picture.PictureType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture of a trial in its folder, byte for byte as the provider gave it. Any thread.
 *
 * @param source where the provider holds it
 */
public record Picture(Path file, PictureType type, long bytes, URI source) {

    /** What its header says; empty when it cannot be read. Blocks. */
    public Optional<Kept.Shape> shape() {
        try {
            return Shapes.of(file, type);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
