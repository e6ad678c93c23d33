package io.darkroom.app.replay.survey;

import io.darkroom.contract.key.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The first half of a SHA-256: stands for a text in a third of its memory. Any thread. */
public record KeyHash(long high, long low) {

    public static KeyHash of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static KeyHash of(byte[] bytes) {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(bytes));
        return new KeyHash(digest.getLong(), digest.getLong());
    }
}
