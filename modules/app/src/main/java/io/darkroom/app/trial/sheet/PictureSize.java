package io.darkroom.app.trial.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * How large a picture is, from the head of its file. Any thread.
 *
 * @param width in pixels
 * @param height in pixels
 */
record PictureSize(int width, int height) {

    /** Of a file; empty for a kind that the JDK cannot read, such as WebP. */
    static Optional<PictureSize> of(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers =
                    in == null ? java.util.Collections.emptyIterator() : ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return Optional.of(new PictureSize(reader.getWidth(0), reader.getHeight(0)));
            } catch (javax.imageio.IIOException e) {
                return Optional.empty();
            } finally {
                reader.dispose();
            }
        }
    }

    long pixels() {
        return (long) width * height;
    }

    @Override
    public String toString() {
        return width + "×" + height;
    }
}
