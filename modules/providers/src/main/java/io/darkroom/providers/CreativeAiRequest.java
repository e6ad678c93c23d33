package io.darkroom.providers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.darkroom.provider.ImageCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** CreativeAI's JSON of a call; {@code aspect} and {@code style} do not exist there. Any thread. */
final class CreativeAiRequest {

    static final String PATH = "/v1/images/generations";

    private static final JsonFactory JSON = new JsonFactory();

    private CreativeAiRequest() {}

    static byte[] json(ImageCall call) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("model", call.model());
            out.writeStringField("prompt", call.prompt());
            out.writeStringField("image_url", call.sourceImage().toString());
            writeIfPresent(out, "size", call.size());
            writeIfPresent(out, "quality", call.quality());
            out.writeNumberField("n", call.count());
            writeIfPresent(out, "background", call.background());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    private static void writeIfPresent(JsonGenerator out, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(name, value.get());
        }
    }
}
