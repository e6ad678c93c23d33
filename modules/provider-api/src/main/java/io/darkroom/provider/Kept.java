package io.darkroom.provider;

import java.net.URI;
import java.util.Optional;

/**
 * A picture that was fetched and stored. Any thread.
 *
 * @param source where it was
 * @param url where it is stored
 * @param sha256 digest of its bytes, 64 hexadecimal digits
 * @param bytes its size
 * @param format such as png
 * @param shape what its header says; empty where the header of its format is not read
 */
public record Kept(URI source, URI url, String sha256, long bytes, String format, Optional<Shape> shape) {

    /**
     * The picture as its header tells it.
     *
     * @param width in pixels, 1 or more
     * @param height in pixels, 1 or more
     * @param alpha whether it can be transparent
     */
    public record Shape(int width, int height, boolean alpha) {
        /** How many pixels it has. */
        public long pixels() {
            return (long) width * height;
        }
    }
}
