package io.darkroom.app.manifest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.catalog.RowId;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageCompleted;

/** Renders result lines, field by field in the order that users of the recipes read. Any thread. */
public final class LineFormat {
    private static final JsonMapper JSON = new JsonMapper();

    private final Recipe recipe;
    private final Profile profile;
    private final ErrorText errors;

    /**
     * @param recipe recipe of the file: what {@link Profile#EXTENDED} extends
     * @param errors the file's names of fields
     */
    public LineFormat(Recipe recipe, Profile profile, ErrorText errors) {
        this.recipe = recipe;
        this.profile = profile;
        this.errors = errors;
    }

    /** One JSON object without a line end. */
    public String render(ResultLine line) {
        ObjectNode json = JSON.createObjectNode();
        Profile natural = profile == Profile.EXTENDED ? Profile.of(recipe) : profile;
        switch (natural) {
            case CATALOG, EXTENDED -> catalog(json, line);
            case SHOTS -> shots(json, line);
        }
        if (profile == Profile.EXTENDED) {
            if (!json.has("sku")) {
                json.put("sku", line.id().sku());
            }
            ExtendedFields.add(json, line);
        }
        return json.toString();
    }

    private void catalog(ObjectNode json, ResultLine line) {
        json.put("sku", line.id().sku());
        if (line.result() instanceof Result.Completed(ImageCompleted image, var pictures)) {
            json.put("status", "completed");
            urls(json, image);
            source(json, image);
        } else {
            failed(json, line);
        }
    }

    private void shots(ObjectNode json, ResultLine line) {
        RowId id = line.id();
        json.put("job_id", id.jobId());
        json.put("anchor_id", id.anchorId());
        json.put("segment", id.segment());
        json.put("shot_name", id.shotName());
        if (line.result() instanceof Result.Completed(ImageCompleted image, var pictures)) {
            json.put("status", "completed");
            json.put("image_url", image.getImages().getFirst().getUrl());
            if (image.getImages().size() > 1) {
                urls(json, image);
            }
            source(json, image);
        } else {
            failed(json, line);
        }
    }

    private static void urls(ObjectNode json, ImageCompleted image) {
        json.put("image_count", image.getImages().size());
        var urls = json.putArray("image_urls");
        image.getImages().stream().map(Image::getUrl).forEach(urls::add);
    }

    private static void source(ObjectNode json, ImageCompleted image) {
        json.put("request_id", image.getRequestId().orElse(null));
        json.put("model_actual", image.getModelActual().orElse(null));
    }

    private void failed(ObjectNode json, ResultLine line) {
        json.put("status", "failed");
        json.put("error", errors.of(line.result(), line.line()));
    }
}
