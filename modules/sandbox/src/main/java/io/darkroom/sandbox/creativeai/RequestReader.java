package io.darkroom.sandbox.creativeai;

import io.darkroom.sandbox.request.Canvas;
import io.darkroom.sandbox.request.ImageRequest;
import io.darkroom.sandbox.request.JsonFields;
import io.darkroom.sandbox.request.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a request as the vendor would and refuses what the vendor would. Unknown fields are ignored. Any thread. */
public final class RequestReader {

    private static final int MAX_PROMPT = 32_000;
    private static final Set<String> SIZES = Set.of("", "auto", "1024x1024", "1536x1024", "1024x1536");
    private static final Set<String> QUALITIES = Set.of("", "auto", "low", "medium", "high");
    private static final Set<String> BACKGROUNDS = Set.of("", "auto", "transparent", "opaque");

    private final String model;
    private final String prompt;
    private final String imageUrl;
    private final String size;
    private final String quality;
    private final String background;
    private final String format;
    private final int count;

    private RequestReader(JsonFields fields) {
        model = fields.text("model");
        prompt = fields.text("prompt");
        imageUrl = fields.text("image_url");
        size = fields.text("size");
        quality = fields.text("quality");
        background = fields.text("background");
        format = fields.text("output_format");
        count = fields.number("n", 1);
    }

    /** Either a request or what is wrong with it. */
    public sealed interface Read {
        /** To be drawn. */
        record Valid(ImageRequest request) implements Read {}

        /** To be answered. */
        record Invalid(Refusal error) implements Read {}
    }

    public static Read read(byte[] body) {
        JsonFields fields;
        try {
            fields = JsonFields.read(body);
        } catch (IOException e) {
            return new Read.Invalid(invalid("invalid_json", "", "We could not parse the JSON body of your request."));
        }
        RequestReader reader = new RequestReader(fields);
        return fields.wrong()
                .map(RequestReader::mistyped)
                .or(reader::check)
                .<Read>map(Read.Invalid::new)
                .orElseGet(() -> new Read.Valid(reader.request()));
    }

    private ImageRequest request() {
        Canvas canvas = Canvas.of(size, background.equals("transparent"));
        return new ImageRequest(model, prompt, imageUrl, canvas, List.of(size, quality, background), count);
    }

    private Optional<Refusal> check() {
        if (prompt.isBlank()) {
            return Optional.of(missing("prompt"));
        }
        if (prompt.length() > MAX_PROMPT) {
            return Optional.of(
                    invalid("string_above_max_length", "prompt", "'prompt' is longer than " + MAX_PROMPT + "."));
        }
        if (model.isBlank()) {
            return Optional.of(missing("model"));
        }
        if (count < 1 || count > 4) {
            String code = count < 1 ? "integer_below_min_value" : "integer_above_max_value";
            return Optional.of(invalid(code, "n", "'n' must be 1 to 4."));
        }
        return oneOf("size", size, SIZES)
                .or(() -> oneOf("quality", quality, QUALITIES))
                .or(() -> oneOf("background", background, BACKGROUNDS))
                .or(this::unsuited);
    }

    private Optional<Refusal> unsuited() {
        if (background.equals("transparent") && format.equals("jpeg")) {
            return Optional.of(invalid("invalid_value", "background", "JPEG has no transparent background."));
        }
        return imageUrl.isEmpty() || imageUrl.startsWith("http") || imageUrl.startsWith("data:image/")
                ? Optional.empty()
                : Optional.of(invalid("invalid_image_file", "image_url", "'image_url' must be an http or https URL."));
    }

    private static Optional<Refusal> oneOf(String name, String value, Set<String> allowed) {
        if (allowed.contains(value)) {
            return Optional.empty();
        }
        String all = String.join(
                ", ", allowed.stream().filter(one -> !one.isEmpty()).sorted().toList());
        return Optional.of(
                invalid("invalid_value", name, "Invalid value: '" + value + "'. Supported values are: " + all + "."));
    }

    private static Refusal missing(String name) {
        return invalid("missing_required_parameter", name, "Missing required parameter: '" + name + "'.");
    }

    private static Refusal mistyped(JsonFields.WrongType wrong) {
        return invalid(
                "invalid_type",
                wrong.name(),
                "Invalid type for '" + wrong.name() + "': expected " + wrong.expected() + ".");
    }

    private static Refusal invalid(String code, String parameter, String message) {
        return new Refusal(400, code, message, parameter);
    }
}
