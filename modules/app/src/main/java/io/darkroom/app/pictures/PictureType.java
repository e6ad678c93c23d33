package io.darkroom.app.pictures;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Kinds of picture that are kept, told by their first bytes: a header can claim anything. Any thread. */
enum PictureType {
    PNG("png"),
    JPEG("jpg"),
    WEBP("webp"),
    GIF("gif"),
    AVIF("avif");

    /** First bytes that {@link #of} wants to see. */
    static final int PEEK = 16;

    private final String extension;

    PictureType(String extension) {
        this.extension = extension;
    }

    String extension() {
        return extension;
    }

    static Optional<PictureType> of(byte[] start) {
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
