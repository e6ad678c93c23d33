package io.darkroom.providers.dialect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/** The JSON object of a request, its fields named by our names and written by the API's. One thread. */
public final class RequestBody {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator out;
    private final FieldNames names;

    private RequestBody(JsonGenerator out, FieldNames names) {
        this.out = out;
        this.names = names;
    }

    /** The bytes of what is written. */
    public static byte[] json(FieldNames names, Consumer<RequestBody> writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            writing.accept(new RequestBody(out, names));
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    /** A text. */
    public void text(String ours, String value) {
        try {
            out.writeStringField(names.of(ours), value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text, when there is one. */
    public void text(String ours, Optional<String> value) {
        value.ifPresent(present -> text(ours, present));
    }

    /** A whole number. */
    public void number(String ours, int value) {
        try {
            out.writeNumberField(names.of(ours), value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
