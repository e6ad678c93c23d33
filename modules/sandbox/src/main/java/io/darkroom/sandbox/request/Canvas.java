package io.darkroom.sandbox.request;

/** What is drawn on, in pixels. */
public record Canvas(int width, int height, boolean transparent) {

    /** Reads {@code 1536x1024}; a square for everything without an x. */
    public static Canvas of(String size, boolean transparent) {
        int by = size.indexOf('x');
        return by < 0
                ? new Canvas(1024, 1024, transparent)
                : new Canvas(
                        Integer.parseInt(size.substring(0, by)), Integer.parseInt(size.substring(by + 1)), transparent);
    }
}
