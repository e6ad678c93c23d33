package io.darkroom.sandbox.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How webhooks are signed. Any thread.
 *
 * @param secret text, or {@code whsec_} and Base64; empty when nothing is signed
 */
public record Signing(Scheme scheme, String secret) {

    /** Nothing is signed. */
    public static final Signing NONE = new Signing(Scheme.NONE, "");

    private static final String BASE64_PREFIX = "whsec_";

    /** Property {@code sandbox.webhook-signature}. */
    public enum Scheme {
        NONE,
        /** Standard Webhooks: id, time and body. */
        STANDARD,
        /** The body alone, as hexadecimal digits behind {@code sha256=}. */
        SHA256
    }

    public Signing {
        if (scheme != Scheme.NONE && secret.isBlank()) {
            throw new IllegalArgumentException(
                    "sandbox.webhook-secret must be set when sandbox.webhook-signature is " + written(scheme));
        }
        if (secret.startsWith(BASE64_PREFIX)) {
            checkBase64(secret);
        }
    }

    /**
     * Reads the two properties.
     *
     * @throws IllegalArgumentException naming the property
     */
    public static Signing parse(String scheme, String secret) {
        return new Signing(
                Arrays.stream(Scheme.values())
                        .filter(one -> written(one).equals(scheme.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("sandbox.webhook-signature must be one of "
                                + List.of(Scheme.values()).toString().toLowerCase(Locale.ROOT) + ", was " + scheme)),
                secret);
    }

    /** What somebody else would sign with. */
    Signing forged() {
        return new Signing(scheme, scheme == Scheme.NONE ? "" : "somebody-else");
    }

    /** The headers of one delivery. */
    Map<String, String> headers(String id, long epochSeconds, byte[] body) {
        return switch (scheme) {
            case NONE -> Map.of();
            case STANDARD -> {
                byte[] start = (id + "." + epochSeconds + ".").getBytes(StandardCharsets.UTF_8);
                yield Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        Long.toString(epochSeconds),
                        "webhook-signature",
                        "v1," + Base64.getEncoder().encodeToString(hmac(start, body)));
            }
            case SHA256 ->
                Map.of("X-Webhook-Signature", "sha256=" + HexFormat.of().formatHex(hmac(new byte[0], body)));
        };
    }

    private byte[] hmac(byte[] start, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            mac.update(start);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private byte[] key() {
        return secret.startsWith(BASE64_PREFIX)
                ? Base64.getDecoder().decode(secret.substring(BASE64_PREFIX.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }

    private static void checkBase64(String secret) {
        try {
            Base64.getDecoder().decode(secret.substring(BASE64_PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("sandbox.webhook-secret must be Base64 behind " + BASE64_PREFIX, e);
        }
    }

    private static String written(Scheme scheme) {
        return scheme.name().toLowerCase(Locale.ROOT);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Signing[" + written(scheme) + "]";
    }
}
