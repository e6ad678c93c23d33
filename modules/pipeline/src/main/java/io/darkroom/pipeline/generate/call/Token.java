package io.darkroom.pipeline.generate.call;

import io.darkroom.contract.key.Sha256;

/** Idempotency tokens: readable where the key is short, a digest where not; visible ASCII, 255 at most. Any thread. */
public final class Token {
    private static final int LONGEST_READABLE = 200;

    private Token() {}

    /**
     * The token of a call for one picture, or for all.
     *
     * @param send number of the call, 1 for the first; a repeated call keeps its token
     * @param picture the picture that is asked for, or {@link CallId#ALL}
     */
    public static String of(CallKey key, int send, int picture) {
        String name = key.idempotencyKey();
        return (name.length() <= LONGEST_READABLE ? name : Sha256.hex(name))
                + ":g" + key.generation()
                + ":c" + send
                + suffix(picture);
    }

    /** Whether a token asks for this picture. */
    public static boolean isOf(String token, int picture) {
        return picture == CallId.ALL || token.endsWith(suffix(picture));
    }

    private static String suffix(int picture) {
        return picture == CallId.ALL ? "" : ":v" + picture;
    }
}
