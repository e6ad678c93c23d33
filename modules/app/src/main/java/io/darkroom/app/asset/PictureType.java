package io.darkroom.app.asset;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Kinds of picture that are kept, told by their first bytes: a header can claim anything. Any thread. */
public enum PictureType {
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg"),
    WEBP("webp", "image/webp"),
    GIF("gif", "image/gif"),
    AVIF("avif", "image/avif");

    /** First bytes that {@link #of} wants to see. */
    public static final int PEEK = 16;

    private final String extension;
    private final String mediaType;

    PictureType(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** End of a file name, without the dot. */
    public String extension() {
        return extension;
    }

    /** Such as {@code image/png}. */
    public String mediaType() {
        return mediaType;
    }

    /** The kind that begins like this. */
    public static Optional<PictureType> of(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        if (text.startsWith("GIF8")) {
            return Optional.of(GIF);
        }
        return text.startsWith("ftypavif", 4) ? Optional.of(AVIF) : Optional.empty();
    }
}
