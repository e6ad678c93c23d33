package io.darkroom.sandbox.pixelmuse;

import io.darkroom.sandbox.request.Canvas;
import io.darkroom.sandbox.request.ImageRequest;
import io.darkroom.sandbox.request.JsonFields;
import io.darkroom.sandbox.request.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an order as the vendor would and refuses what the vendor would. Unknown fields are ignored. Any thread. */
public final class OrderReader {

    private static final int MAX_PROMPT = 32_000;
    private static final Set<String> STYLES = Set.of("", "realistic", "anime", "artistic", "none");
    private static final Set<String> VISIBILITIES = Set.of("", "public", "private");

    private final Dialect dialect;
    private final String prompt;
    private final String model;
    private final String aspect;
    private final String style;
    private final String negativePrompt;
    private final String imageInput;
    private final String visibility;
    private final String webhook;

    private OrderReader(Dialect dialect, JsonFields fields) {
        this.dialect = dialect;
        prompt = fields.text("prompt");
        model = fields.text("model");
        aspect = fields.text(dialect.aspectField());
        style = fields.text("style");
        negativePrompt = fields.text("negative_prompt");
        imageInput = fields.text("image_input");
        visibility = fields.text("visibility");
        webhook = fields.text("webhook_url");
    }

    /** Either an order or what is wrong with it. */
    public sealed interface Read {
        /** To be drawn. */
        record Valid(Order order) implements Read {}

        /** To be answered. */
        record Invalid(Refusal error) implements Read {}
    }

    public static Read read(Dialect dialect, byte[] body) {
        JsonFields fields;
        try {
            fields = JsonFields.read(body);
        } catch (IOException e) {
            return new Read.Invalid(new Refusal(400, "invalid_json", "The body is no JSON object.", ""));
        }
        OrderReader reader = new OrderReader(dialect, fields);
        return fields.wrong()
                .map(wrong -> invalid(wrong.name(), wrong.name() + " must be " + wrong.expected() + "."))
                .or(reader::check)
                .<Read>map(Read.Invalid::new)
                .orElseGet(() -> new Read.Valid(reader.order()));
    }

    private Order order() {
        Canvas canvas = Ratios.canvas(aspect).orElseThrow();
        return new Order(
                dialect,
                new ImageRequest(model, prompt, imageInput, canvas, List.of(aspect, style, negativePrompt), 1),
                visibility.isEmpty() ? "public" : visibility,
                webhook.isEmpty() ? Optional.empty() : address(webhook));
    }

    private Optional<Refusal> check() {
        if (prompt.isBlank() || prompt.length() > MAX_PROMPT) {
            return Optional.of(invalid("prompt", "prompt must have 1 to " + MAX_PROMPT + " characters."));
        }
        if (model.isBlank()) {
            return Optional.of(invalid("model", "model is required."));
        }
        if (Model.of(model).isEmpty()) {
            return Optional.of(new Refusal(404, "model_not_found", "There is no model " + model + ".", "model"));
        }
        if (Ratios.canvas(aspect).isEmpty()) {
            return Optional.of(invalid(
                    dialect.aspectField(),
                    dialect.aspectField() + " must be one of " + String.join(", ", Ratios.all()) + "."));
        }
        return oneOf("style", style, STYLES)
                .or(() -> oneOf("visibility", visibility, VISIBILITIES))
                .or(this::addresses);
    }

    private Optional<Refusal> addresses() {
        if (!(imageInput.isEmpty()
                || imageInput.startsWith("data:image/")
                || address(imageInput).isPresent())) {
            return Optional.of(invalid("image_input", "image_input must be an http or https URL."));
        }
        return webhook.isEmpty() || address(webhook).isPresent()
                ? Optional.empty()
                : Optional.of(invalid("webhook_url", "webhook_url must be an http or https URL."));
    }

    private static Optional<Refusal> oneOf(String name, String value, Set<String> allowed) {
        return allowed.contains(value)
                ? Optional.empty()
                : Optional.of(invalid(
                        name,
                        name + " must be one of "
                                + String.join(
                                        ", ",
                                        allowed.stream()
                                                .filter(one -> !one.isEmpty())
                                                .sorted()
                                                .toList())
                                + "."));
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(uri -> uri.getHost() != null && uri.getScheme().matches("(?i)https?"));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Refusal invalid(String parameter, String message) {
        return new Refusal(422, "validation_error", message, parameter);
    }
}
