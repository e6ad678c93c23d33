package io.darkroom.sandbox.request;

import io.darkroom.sandbox.picture.PictureSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A request for pictures; absent texts are empty.
 *
 * @param choices what else decides the picture, such as quality or style, as it was sent
 */
public record ImageRequest(
        String model, String prompt, String imageUrl, Canvas canvas, List<String> choices, int count) {

    public ImageRequest {
        choices = List.copyOf(choices);
    }

    /** The same for the same request only. */
    public String key() {
        List<String> texts = new ArrayList<>(List.of(model, prompt, imageUrl));
        texts.addAll(choices);
        return PictureKey.of(texts, count);
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

    private static String join(String first, String second) {
        return first.isEmpty() ? second : first + " · " + second;
    }
}
