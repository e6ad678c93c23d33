package io.darkroom.app.asset.shape;

import io.darkroom.provider.Kept.Shape;
import io.darkroom.providers.picture.PictureType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the header of a picture; pixels are not decoded. Any thread that may block. */
public final class Shapes {
    private Shapes() {}

    /**
     * Reads it.
     *
     * @return empty for AVIF, whose header is not read
     * @throws IOException when it cannot be read as a picture of its kind
     */
    public static Optional<Shape> of(Path picture, PictureType type) throws IOException {
        return switch (type) {
            case PNG -> Optional.of(JdkHeader.read(picture, "png"));
            case JPEG -> Optional.of(JdkHeader.read(picture, "jpeg"));
            case GIF -> Optional.of(JdkHeader.read(picture, "gif"));
            case WEBP -> Optional.of(WebpHeader.read(picture));
            case AVIF -> Optional.empty();
        };
    }
}
