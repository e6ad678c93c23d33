package io.darkroom.sandbox.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a request as the vendor would and refuses what the vendor would. Unknown fields are ignored. Any thread. */
final class RequestReader {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_PROMPT = 32_000;
    private static final Set<String> SIZES = Set.of("", "auto", "1024x1024", "1536x1024", "1024x1536");
    private static final Set<String> QUALITIES = Set.of("", "auto", "low", "medium", "high");
    private static final Set<String> BACKGROUNDS = Set.of("", "auto", "transparent", "opaque");

    private String model = "";
    private String prompt = "";
    private String imageUrl = "";
    private String size = "";
    private String quality = "";
    private String background = "";
    private String format = "";
    private int count = 1;
    private @Nullable ApiError error;

    private RequestReader() {}

    /** Either a request or what is wrong with it. */
    sealed interface Read {
        /** To be drawn. */
        record Valid(ImageRequest request) implements Read {}

        /** To be answered. */
        record Invalid(ApiError error) implements Read {}
    }

    static Read read(byte[] body) {
        RequestReader reader = new RequestReader();
        try (JsonParser parser = JSON.createParser(body)) {
            reader.fields(parser);
        } catch (IOException e) {
            return new Read.Invalid(
                    ApiError.invalid("invalid_json", "", "We could not parse the JSON body of your request."));
        }
        ApiError error = reader.error == null ? reader.check() : reader.error;
        return error == null ? new Read.Valid(reader.request()) : new Read.Invalid(error);
    }

    private ImageRequest request() {
        return new ImageRequest(model, prompt, imageUrl, size, quality, background, count);
    }

    private void fields(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            error = ApiError.invalid("invalid_json", "", "The body must be a JSON object.");
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "model" -> model = text(parser, value, name);
                case "prompt" -> prompt = text(parser, value, name);
                case "image_url" -> imageUrl = text(parser, value, name);
                case "size" -> size = text(parser, value, name);
                case "quality" -> quality = text(parser, value, name);
                case "background" -> background = text(parser, value, name);
                case "output_format" -> format = text(parser, value, name);
                case "n" -> count = number(parser, value);
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            error = ApiError.invalid("invalid_json", "", "The body must be one JSON object.");
        }
    }

    private String text(JsonParser parser, JsonToken value, String name) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        if (value != JsonToken.VALUE_NULL) {
            error = ApiError.invalid("invalid_type", name, "Invalid type for '" + name + "': expected a string.");
        }
        return "";
    }

    private int number(JsonParser parser, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT) {
            return parser.getIntValue();
        }
        parser.skipChildren();
        if (value != JsonToken.VALUE_NULL) {
            error = ApiError.invalid("invalid_type", "n", "Invalid type for 'n': expected an integer.");
        }
        return 1;
    }

    private @Nullable ApiError check() {
        if (prompt.isBlank()) {
            return ApiError.invalid("missing_required_parameter", "prompt", "Missing required parameter: 'prompt'.");
        }
        if (prompt.length() > MAX_PROMPT) {
            return ApiError.invalid("string_above_max_length", "prompt", "'prompt' is longer than " + MAX_PROMPT + ".");
        }
        if (model.isBlank()) {
            return ApiError.invalid("missing_required_parameter", "model", "Missing required parameter: 'model'.");
        }
        if (count < 1 || count > 4) {
            return ApiError.invalid(
                    count < 1 ? "integer_below_min_value" : "integer_above_max_value", "n", "'n' must be 1 to 4.");
        }
        if (!SIZES.contains(size)) {
            return oneOf("size", size, SIZES);
        }
        if (!QUALITIES.contains(quality)) {
            return oneOf("quality", quality, QUALITIES);
        }
        if (!BACKGROUNDS.contains(background)) {
            return oneOf("background", background, BACKGROUNDS);
        }
        if (background.equals("transparent") && format.equals("jpeg")) {
            return ApiError.invalid("invalid_value", "background", "JPEG has no transparent background.");
        }
        if (!imageUrl.isEmpty() && !imageUrl.startsWith("http") && !imageUrl.startsWith("data:image/")) {
            return ApiError.invalid("invalid_image_file", "image_url", "'image_url' must be an http or https URL.");
        }
        return null;
    }

    private static ApiError oneOf(String name, String value, Set<String> allowed) {
        String all = String.join(
                ", ", allowed.stream().filter(one -> !one.isEmpty()).sorted().toList());
        return ApiError.invalid(
                "invalid_value", name, "Invalid value: '" + value + "'. Supported values are: " + all + ".");
    }
}
