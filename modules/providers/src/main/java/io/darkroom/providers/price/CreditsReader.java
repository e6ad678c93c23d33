package io.darkroom.providers.price;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a list of models: every object with an {@code id} and a {@code credit_cost}, wherever it stands. One use each; any
 * thread.
 */
final class CreditsReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(50)
                    .maxNumberLength(20)
                    .build())
            .build();

    /** Most models that are remembered. */
    private static final int MOST_MODELS = 1_000;

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);

    private final Map<String, BigDecimal> credits = new HashMap<>();

    private CreditsReader() {}

    /** Credits of one picture by model; empty when the body is no JSON. */
    static Optional<Map<String, BigDecimal>> read(byte[] body) {
        CreditsReader reader = new CreditsReader();
        try (JsonParser in = JSON.createParser(body)) {
            JsonToken token = in.nextToken();
            if (token == null) {
                return Optional.empty();
            }
            reader.value(in, token);
            return Optional.of(reader.credits);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void value(JsonParser in, JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            object(in);
        } else if (token == JsonToken.START_ARRAY) {
            for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
                value(in, next);
            }
        }
    }

    private void object(JsonParser in) throws IOException {
        String id = "";
        Optional<BigDecimal> cost = Optional.empty();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (name.equals("id") && value == JsonToken.VALUE_STRING) {
                id = in.getText();
            } else if (name.equals("credit_cost") && value.isNumeric()) {
                cost = Optional.of(in.getDecimalValue());
            } else {
                value(in, value);
            }
        }
        if (!id.isEmpty() && credits.size() < MOST_MODELS) {
            String model = id;
            cost.filter(number -> number.signum() >= 0 && number.compareTo(LARGEST) <= 0)
                    .ifPresent(number -> credits.putIfAbsent(model, number));
        }
    }
}
