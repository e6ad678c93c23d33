package io.darkroom.app.replay.survey;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The first half of a SHA-256: stands for a text in a third of its memory. Any thread. */
public record KeyHash(long high, long low) {

    public static KeyHash of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static KeyHash of(byte[] bytes) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
            return new KeyHash(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
