package io.darkroom.providers.creativeai;

import io.darkroom.provider.ImageCall;
import io.darkroom.providers.answer.AnswerForm;
import io.darkroom.providers.dialect.AspectSizes;
import io.darkroom.providers.dialect.Capabilities;
import io.darkroom.providers.dialect.Dialect;
import io.darkroom.providers.dialect.DialectDefaults;
import io.darkroom.providers.dialect.Feature;
import io.darkroom.providers.dialect.FieldNames;
import io.darkroom.providers.dialect.RequestBody;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * CreativeAI's API, and every other that speaks its dialect, such as the sandbox: one POST, answered when the pictures
 * are drawn. {@code aspect} and {@code style} do not exist there; of idempotency nothing is said. Any thread.
 */
public final class CreativeAi implements Dialect {
    /** What it draws: sizes only. The size, width x height in pixels, of each aspect ratio that it has. */
    public static final Map<String, String> ASPECT_SIZES =
            Map.of("1:1", "1024x1024", "3:2", "1536x1024", "2:3", "1024x1536");

    private static final Capabilities CAPABILITIES = new Capabilities(
            Set.of(Feature.REFERENCE_PICTURE, Feature.QUALITY, Feature.BACKGROUND),
            AspectSizes.sizesOnly(ASPECT_SIZES),
            Set.of(),
            4);
    private static final DialectDefaults DEFAULTS =
            new DialectDefaults("/v1/images/generations", "gpt-image-1", "1MiB", Optional.empty());
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("model", "model"),
            Map.entry("prompt", "prompt"),
            Map.entry("source-image", "image_url"),
            Map.entry("size", "size"),
            Map.entry("quality", "quality"),
            Map.entry("count", "n"),
            Map.entry("background", "background"),
            Map.entry("id", "id"),
            Map.entry("pictures", "data"),
            Map.entry("model-actual", "model_actual"));

    @Override
    public String name() {
        return "creativeai";
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public DialectDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Map<String, String> fields() {
        return FIELDS;
    }

    @Override
    public void write(ImageCall call, RequestBody out) {
        out.text("model", call.model());
        out.text("prompt", call.prompt());
        out.text("source-image", call.sourceImage().map(URI::toString));
        out.text("size", call.size());
        out.text("quality", call.quality());
        out.number("count", call.count());
        out.text("background", call.background());
    }

    @Override
    public AnswerForm answer(FieldNames names) {
        return new AnswerForm(
                names.of("id"), names.of("pictures"), AnswerForm.Entries.OBJECTS, names.of("model-actual"), "");
    }
}
