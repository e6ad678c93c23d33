package io.darkroom.app.pictures;

import io.darkroom.contract.key.Sha256;

/**
 * Whose picture it is: decides folder and file name. Any thread.
 *
 * @param sku stock keeping unit
 * @param segment segment
 * @param shotName shot
 * @param source source picture where it tells two results apart (recipe B); else empty
 */
public record PictureName(String sku, String segment, String shotName, String source) {

    /** Path without number and extension, with forward slashes. */
    String stem() {
        return SafeName.of(sku) + "/" + SafeName.of(segment + "-" + shotName);
    }

    /** Tells names apart that have the same stem. */
    String identity() {
        return Sha256.hex(String.join("\u0000", sku, segment, shotName, source)).substring(0, 16);
    }
}
