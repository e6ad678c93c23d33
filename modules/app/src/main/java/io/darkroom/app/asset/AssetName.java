package io.darkroom.app.asset;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an asset: digest of its content and kind. Any thread.
 *
 * @param sha256 64 hexadecimal digits
 */
record AssetName(String sha256, PictureType type) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{64})\\.([a-z]{3,4})");

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

    String text() {
        return sha256 + "." + type.extension();
    }
}
