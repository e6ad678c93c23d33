package io.darkroom.app.asset;

import io.darkroom.contract.key.Sha256;
import io.darkroom.providers.picture.PictureType;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an asset: digest of its content and kind. Any thread.
 *
 * @param sha256 64 hexadecimal digits
 */
public record AssetName(String sha256, PictureType type) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{64})\\.([a-z]{3,4})");

    /**
     * The name of a picture.
     *
     * @throws IOException when it is no picture of a kind that is kept
     */
    public static AssetName of(byte[] picture) throws IOException {
        PictureType type = PictureType.of(Arrays.copyOf(picture, PictureType.PEEK))
                .orElseThrow(() -> new IOException("it is no PNG, JPEG, WebP, GIF or AVIF picture"));
        return new AssetName(Sha256.hex(picture), type);
    }

    /** A name of our form; empty for everything else, such as a path. */
    static Optional<AssetName> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Arrays.stream(PictureType.values())
                        .filter(type -> type.extension().equals(form.group(2)))
                        .findFirst()
                        .map(type -> new AssetName(form.group(1), type))
                : Optional.empty();
    }

    /** The name at the end of an address; who gave the address is not looked at. */
    public static Optional<AssetName> ending(URI address) {
        String text = address.toString();
        return parse(text.substring(text.lastIndexOf('/') + 1));
    }

    /** As the last part of addresses. */
    public String text() {
        return sha256 + "." + type.extension();
    }
}
