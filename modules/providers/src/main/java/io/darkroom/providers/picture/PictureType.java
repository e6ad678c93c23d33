package io.darkroom.providers.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Kinds of picture that are taken and kept, told by their first bytes: what a sender calls them counts for nothing. Any thread. */
public enum PictureType {
    PNG("png", "image/png", 0, "\u0089PNG\r\n\u001a\n"),
    JPEG("jpg", "image/jpeg", 0, "\u00ff\u00d8\u00ff"),
    WEBP("webp", "image/webp", 8, "WEBP") {
        @Override
        boolean matches(byte[] picture) {
            return super.matches(picture) && begins(picture, 0, "RIFF");
        }
    },
    GIF("gif", "image/gif", 0, "GIF8"),
    AVIF("avif", "image/avif", 4, "ftypavif");

    /** First bytes that {@link #of} wants to see. */
    public static final int PEEK = 16;

    private final String extension;
    private final String mediaType;
    private final int offset;
    private final String magic;

    PictureType(String extension, String mediaType, int offset, String magic) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.offset = offset;
        this.magic = magic;
    }

    /** The kind that begins like this: a whole picture, or its first {@link #PEEK} bytes. */
    public static Optional<PictureType> of(byte[] picture) {
        return Arrays.stream(values()).filter(type -> type.matches(picture)).findFirst();
    }

    /** End of a file name, without the dot. */
    public String extension() {
        return extension;
    }

    /** Such as {@code image/png}. */
    public String mediaType() {
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
