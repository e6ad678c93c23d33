package io.darkroom.providers.pixelmuse;

import io.darkroom.provider.ImageCall;
import io.darkroom.providers.answer.AnswerForm;
import io.darkroom.providers.dialect.Capabilities;
import io.darkroom.providers.dialect.Dialect;
import io.darkroom.providers.dialect.DialectDefaults;
import io.darkroom.providers.dialect.Feature;
import io.darkroom.providers.dialect.FieldNames;
import io.darkroom.providers.dialect.RequestBody;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * Pixelmuse as its guide has it: {@code POST /api/v1/generate} with prompt, model, aspect and style. It has no reference
 * picture, so products are drawn from words alone; of idempotency nothing is said. One picture a call. Any thread.
 */
public final class PixelmuseGenerate implements Dialect {
    private static final Capabilities CAPABILITIES = new Capabilities(
            Set.of(Feature.JOBS, Feature.CALLBACK, Feature.INLINE_PICTURES),
            PixelmuseFacts.FORMATS,
            PixelmuseFacts.STYLES,
            1);
    private static final DialectDefaults DEFAULTS = new DialectDefaults(
            "/api/v1/generate", PixelmuseFacts.MODEL, PixelmuseFacts.LARGEST_ANSWER, PixelmuseFacts.VISIBILITY);
    private static final Map<String, String> FIELDS = Map.of(
            "model", "model",
            "prompt", "prompt",
            "aspect", "aspect",
            "style", "style",
            "visibility", "visibility",
            "callback", "webhook_url",
            "id", "id",
            "status", "status",
            "pictures", "output",
            "model-actual", "model");

    @Override
    public String name() {
        return "pixelmuse-generate";
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Set<String> models() {
        return PixelmuseFacts.MODELS;
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
        out.text("prompt", call.prompt());
        out.text("model", call.model());
        out.text("aspect", PixelmuseFacts.aspect(call));
        out.text("style", call.style());
        out.text("callback", call.callback().map(URI::toString));
    }

    @Override
    public AnswerForm answer(FieldNames names) {
        return PixelmuseFacts.answer(names);
    }
}
