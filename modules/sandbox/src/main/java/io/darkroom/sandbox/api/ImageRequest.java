package io.darkroom.sandbox.api;

import io.darkroom.sandbox.picture.PictureSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The body of a request for pictures; absent texts are empty. */
record ImageRequest(
        String model, String prompt, String imageUrl, String size, String quality, String background, int count) {

    private static final HexFormat HEX = HexFormat.of();

    /** 16 hex digits that are the same for the same request only. */
    String key() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {model, prompt, imageUrl, size, quality, background}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((byte) (bytes.length >> 16));
                digest.update((byte) (bytes.length >> 8));
                digest.update((byte) bytes.length);
                digest.update(bytes);
            }
            digest.update((byte) count);
            return HEX.formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What to draw as picture number {@code variant}. */
    PictureSpec picture(String key, PromptText text, int variant) {
        int by = size.indexOf('x');
        String label = count > 1 ? join(text.label(), "variant " + variant + " of " + count) : text.label();
        return new PictureSpec(
                key,
                variant,
                text.title(),
                label,
                by < 0 ? 1024 : Integer.parseInt(size.substring(0, by)),
                by < 0 ? 1024 : Integer.parseInt(size.substring(by + 1)),
                background.equals("transparent"));
    }

    private static String join(String first, String second) {
        return first.isEmpty() ? second : first + " · " + second;
    }
}
