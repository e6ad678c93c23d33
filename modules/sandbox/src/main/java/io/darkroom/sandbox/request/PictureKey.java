package io.darkroom.sandbox.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What tells pictures apart: 16 hex digits that are the same for the same texts only. Any thread. */
public final class PictureKey {
    private static final HexFormat HEX = HexFormat.of();
    private static final int BYTES = 8;

    private PictureKey() {}

    /** The key of some texts and a number. */
    public static String of(List<String> texts, int number) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            texts.forEach(text -> add(digest, text));
            digest.update((byte) number);
            return HEX.formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) (bytes.length >> 16));
        digest.update((byte) (bytes.length >> 8));
        digest.update((byte) bytes.length);
        digest.update(bytes);
    }
}
