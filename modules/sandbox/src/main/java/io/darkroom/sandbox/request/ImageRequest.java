package io.darkroom.sandbox.request;

import io.darkroom.sandbox.picture.PictureSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A request for pictures; absent texts are empty.
 *
 * @param choices what else decides the picture, such as quality or style, as it was sent
 */
public record ImageRequest(
        String model, String prompt, String imageUrl, Canvas canvas, List<String> choices, int count) {

    private static final HexFormat HEX = HexFormat.of();

    public ImageRequest {
        choices = List.copyOf(choices);
    }

    /** 16 hex digits that are the same for the same request only. */
    public String key() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, model);
            add(digest, prompt);
            add(digest, imageUrl);
            choices.forEach(choice -> add(digest, choice));
            digest.update((byte) count);
            return HEX.formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What to draw as the first pictures of the request. */
    public List<PictureSpec> pictures(String key, int drawn) {
        PromptText text = PromptText.of(prompt, imageUrl);
        return IntStream.rangeClosed(1, drawn)
                .mapToObj(variant -> picture(key, text, variant))
                .toList();
    }

    private PictureSpec picture(String key, PromptText text, int variant) {
        String label = count > 1 ? join(text.label(), "variant " + variant + " of " + count) : text.label();
        return new PictureSpec(
                key, variant, text.title(), label, canvas.width(), canvas.height(), canvas.transparent());
    }

    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) (bytes.length >> 16));
        digest.update((byte) (bytes.length >> 8));
        digest.update((byte) bytes.length);
        digest.update(bytes);
    }

    private static String join(String first, String second) {
        return first.isEmpty() ? second : first + " · " + second;
    }
}
