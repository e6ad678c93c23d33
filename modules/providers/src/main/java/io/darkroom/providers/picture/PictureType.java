package io.darkroom.providers.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a picture is, by its first bytes; what its sender calls it counts for nothing. Any thread. */
enum PictureType {
    PNG("image/png", 0, "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", 0, "\u00ff\u00d8\u00ff"),
    WEBP("image/webp", 8, "WEBP") {
        @Override
        boolean matches(byte[] picture) {
            return super.matches(picture) && begins(picture, 0, "RIFF");
        }
    },
    AVIF("image/avif", 4, "ftypavif"),
    GIF("image/gif", 0, "GIF8");

    private final String mediaType;
    private final int offset;
    private final String magic;

    PictureType(String mediaType, int offset, String magic) {
        this.mediaType = mediaType;
        this.offset = offset;
        this.magic = magic;
    }

    static Optional<PictureType> of(byte[] picture) {
        return Arrays.stream(values()).filter(type -> type.matches(picture)).findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    boolean matches(byte[] picture) {
        return begins(picture, offset, magic);
    }

    private static boolean begins(byte[] picture, int offset, String magic) {
        int length = magic.length();
        return picture.length > offset + length
                && new String(picture, offset, length, StandardCharsets.ISO_8859_1).equals(magic);
    }
}
