package io.darkroom.providers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CreativeAI's JSON in one pass and keeps what came before a fault: a paid picture whose URL arrived is not lost
 * because the rest of the body did not. One use each; any thread.
 */
final class AnswerBodyReader {

    /** Most pictures of an answer that are kept; a call asks for four at most. */
    static final int MOST_IMAGES = 16;

    /** Longest text beside a URL that is looked at. */
    static final int LONGEST_TEXT = 16 << 10;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxNameLength(10_000)
                    .maxNumberLength(1_000)
                    .maxStringLength(64 << 20) // max-response-bytes is the limit
                    .build())
            .build();

    private final List<URI> images = new ArrayList<>(4);
    private AnswerBody.Data data = AnswerBody.Data.MISSING;
    private String id = "";
    private String modelActual = "";
    private String code = "";
    private String type = "";
    private String param = "";
    private String message = "";

    private AnswerBodyReader() {}

    static AnswerBody read(byte[] bytes) {
        AnswerBodyReader reader = new AnswerBodyReader();
        boolean whole = reader.all(bytes);
        return new AnswerBody(
                whole,
                reader.images,
                reader.data,
                nonEmpty(reader.id),
                nonEmpty(reader.modelActual),
                new ErrorDetails(reader.code, reader.type, reader.param, reader.message));
    }

    private boolean all(byte[] bytes) {
        try (JsonParser in = JSON.createParser(bytes)) {
            JsonToken first = in.nextToken();
            if (first == JsonToken.START_OBJECT) {
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    field(in, in.currentName());
                }
            } else {
                in.skipChildren();
            }
            return first != null && in.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private void field(JsonParser in, String name) throws IOException {
        JsonToken value = in.nextToken();
        switch (name) {
            case "id" -> id = scalar(in, id);
            case "model_actual" -> modelActual = scalar(in, modelActual);
            case "data" -> entries(in, value);
            case "error" -> error(in, value);
            case "code", "type", "param", "message", "detail" -> detail(in, name);
            default -> in.skipChildren();
        }
    }

    private void entries(JsonParser in, JsonToken list) throws IOException {
        if (list != JsonToken.START_ARRAY) {
            in.skipChildren();
            return;
        }
        if (data == AnswerBody.Data.MISSING) {
            data = AnswerBody.Data.EMPTY;
        }
        for (JsonToken entry = in.nextToken(); entry != JsonToken.END_ARRAY; entry = in.nextToken()) {
            if (entry == JsonToken.START_OBJECT) {
                entry(in);
            } else {
                in.skipChildren();
            }
        }
    }

    private void entry(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (value != JsonToken.VALUE_STRING) {
                in.skipChildren();
            } else if (name.equals("url")) {
                image(in.getText());
            } else if (name.equals("b64_json")) {
                data = AnswerBody.Data.OTHER_FORM;
            }
        }
    }

    private void image(String url) {
        if (!url.isBlank() && images.size() < MOST_IMAGES) {
            ImageUrl.of(url).ifPresentOrElse(images::add, () -> data = AnswerBody.Data.OTHER_FORM);
        }
    }

    private void error(JsonParser in, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            message = scalar(in, message);
            return;
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            detail(in, name);
        }
    }

    private void detail(JsonParser in, String name) throws IOException {
        switch (name) {
            case "code" -> code = scalar(in, code);
            case "type" -> type = scalar(in, type);
            case "param" -> param = scalar(in, param);
            case "message", "detail" -> message = scalar(in, message);
            default -> in.skipChildren();
        }
    }

    /** Text of a string or number; the old one for everything else, and where one is known already. */
    private static String scalar(JsonParser in, String old) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_STRING || (token != null && token.isNumeric())) {
            String text = SafeText.cut(in.getText(), LONGEST_TEXT);
            return old.isEmpty() ? text : old;
        }
        in.skipChildren();
        return old;
    }

    private static Optional<String> nonEmpty(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
