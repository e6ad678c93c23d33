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
 * Pixelmuse as its own client and OpenAPI description have it: {@code POST /api/v1/images} orders a picture, which comes
 * at once or in a job. One picture a call. Any thread.
 */
public final class PixelmuseImages implements Dialect {
    private static final Capabilities CAPABILITIES = new Capabilities(
            Set.of(
                    Feature.REFERENCE_PICTURE,
                    Feature.JOBS,
                    Feature.CALLBACK,
                    Feature.INLINE_PICTURES,
                    Feature.PRICES,
                    Feature.ACCOUNT,
                    Feature.IDEMPOTENCY),
            PixelmuseFacts.FORMATS,
            PixelmuseFacts.STYLES,
            1);
    private static final DialectDefaults DEFAULTS = new DialectDefaults(
            "/api/v1/images", PixelmuseFacts.MODEL, PixelmuseFacts.LARGEST_ANSWER, PixelmuseFacts.VISIBILITY);
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("model", "model"),
            Map.entry("prompt", "prompt"),
            Map.entry("source-image", "image_input"),
            Map.entry("aspect", "aspect_ratio"),
            Map.entry("style", "style"),
            Map.entry("visibility", "visibility"),
            Map.entry("callback", "webhook_url"),
            Map.entry("id", "id"),
            Map.entry("status", "status"),
            Map.entry("pictures", "output"),
            Map.entry("model-actual", "model"));

    @Override
    public String name() {
        return "pixelmuse-images";
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
        out.text("model", call.model());
        out.text("prompt", call.prompt());
        out.text("source-image", call.sourceImage().map(URI::toString));
        out.text("aspect", PixelmuseFacts.aspect(call));
        out.text("style", call.style());
        out.text("callback", call.callback().map(URI::toString));
    }

    @Override
    public AnswerForm answer(FieldNames names) {
        return PixelmuseFacts.answer(names);
    }
}
