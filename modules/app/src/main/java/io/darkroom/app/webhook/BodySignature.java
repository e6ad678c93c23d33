package io.darkroom.app.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Whether a body was signed by whom we share a secret with; compared in constant time. Any thread. */
sealed interface BodySignature {

    /**
     * Whether it is right.
     *
     * @param headers by lower-case name
     */
    boolean good(Map<String, String> headers, byte[] body, Instant now);

    /** Nobody signs. */
    record Unsigned() implements BodySignature {
        @Override
        public boolean good(Map<String, String> headers, byte[] body, Instant now) {
            return true;
        }
    }

    /**
     * <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
     * Webhooks</a>: id, time and body, by {@code v1} signatures, of which one must be right.
     */
    record Standard(Hmac hmac) implements BodySignature {
        private static final Duration TOLERANCE = Duration.ofMinutes(5);

        @Override
        public boolean good(Map<String, String> headers, byte[] body, Instant now) {
            String id = headers.getOrDefault("webhook-id", "");
            String time = headers.getOrDefault("webhook-timestamp", "");
            if (id.isEmpty() || !timely(time, now)) {
                return false;
            }
            byte[] right = hmac.of((id + "." + time + ".").getBytes(StandardCharsets.UTF_8), body);
            return Arrays.stream(headers.getOrDefault("webhook-signature", "").split(" ", -1))
                    .filter(signature -> signature.startsWith("v1,"))
                    .anyMatch(signature -> MessageDigest.isEqual(right, base64(signature.substring(3))));
        }

        private static boolean timely(String time, Instant now) {
            return time.matches("\\d{1,12}")
                    && Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now)
                                    .abs()
                                    .compareTo(TOLERANCE)
                            <= 0;
        }

        private static byte[] base64(String text) {
            try {
                return Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                return new byte[0];
            }
        }
    }

    /** The body alone, as {@code sha256=} and hexadecimal digits, in one of the headers that vendors use. */
    record OfBody(Hmac hmac) implements BodySignature {
        private static final String PREFIX = "sha256=";
        private static final List<String> HEADERS = List.of(
                "x-webhook-signature", "x-signature-256", "x-signature", "x-hub-signature-256", "webhook-signature");

        @Override
        public boolean good(Map<String, String> headers, byte[] body, Instant now) {
            byte[] right = hmac.of(body);
            return HEADERS.stream()
                    .map(name -> headers.getOrDefault(name, ""))
                    .filter(value -> value.startsWith(PREFIX))
                    .anyMatch(value -> MessageDigest.isEqual(right, hex(value.substring(PREFIX.length()))));
        }

        private static byte[] hex(String text) {
            try {
                return HexFormat.of().parseHex(text.strip());
            } catch (IllegalArgumentException e) {
                return new byte[0];
            }
        }
    }
}
