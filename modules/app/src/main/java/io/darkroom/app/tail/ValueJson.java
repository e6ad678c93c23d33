package io.darkroom.app.tail;

import com.fasterxml.jackson.core.JsonGenerator;
import io.darkroom.contract.json.AvroJson;
import io.darkroom.contract.json.PlainData;
import io.darkroom.contract.serde.WireFormat;
import io.darkroom.contract.serde.registry.Lookup;
import io.darkroom.contract.serde.registry.SchemaRegistryClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes the bytes of a key or value as JSON: Avro with the schema that wrote it, else text, else base64 with the reason.
 * Never fails because of the bytes. One thread.
 */
final class ValueJson {
    private static final long WITHOUT_ASKING = TimeUnit.SECONDS.toNanos(10);

    private final SchemaRegistryClient registry;
    private Optional<Lookup.Unavailable> trouble = Optional.empty();
    private long since;

    private sealed interface Read {
        record Value(Schema schema, @Nullable Object value) implements Read {}

        record Unreadable(String why) implements Read {}
    }

    ValueJson(SchemaRegistryClient registry) {
        this.registry = registry;
    }

    void write(JsonGenerator json, byte @Nullable [] bytes) throws IOException {
        if (bytes == null) {
            json.writeNull();
            return;
        }
        OptionalInt id = WireFormat.schemaId(bytes);
        if (id.isEmpty()) {
            writeText(json, bytes);
            return;
        }
        switch (read(id.getAsInt(), bytes)) {
            case Read.Value(Schema schema, Object value) -> new AvroJson(json).write(schema, value);
            case Read.Unreadable(String why) -> writeBase64(json, bytes, why);
        }
    }

    static void writeText(JsonGenerator json, byte[] bytes) throws IOException {
        Optional<String> text = text(bytes);
        if (text.isPresent()) {
            json.writeString(text.get());
        } else {
            writeBase64(json, bytes, "neither Avro in the wire format nor UTF-8");
        }
    }

    private Read read(int id, byte[] bytes) throws IOException {
        return switch (lookup(id)) {
            case Lookup.Found found -> decoded(found.schema(), bytes);
            case Lookup.Unknown no -> new Read.Unreadable("schema id " + id + ": " + no.why());
            case Lookup.Unavailable no -> new Read.Unreadable("schema id " + id + ": " + no.why());
        };
    }

    /** A registry that does not answer is asked again after a while: each question takes seconds. */
    private Lookup lookup(int id) {
        if (trouble.isPresent() && registry.cached(id).isEmpty() && System.nanoTime() - since < WITHOUT_ASKING) {
            return trouble.get();
        }
        Lookup answer = registry.lookup(id).join();
        if (answer instanceof Lookup.Unavailable no) {
            trouble = Optional.of(no);
            since = System.nanoTime();
        }
        return answer;
    }

    /** Why the registry did not answer last; empty when it always did. */
    Optional<String> trouble() {
        return trouble.map(Lookup.Unavailable::why);
    }

    private static Read decoded(Schema schema, byte[] bytes) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get()
                .binaryDecoder(bytes, WireFormat.HEADER_BYTES, bytes.length - WireFormat.HEADER_BYTES, null);
        try {
            Object value =
                    new GenericDatumReader<@Nullable Object>(schema, schema, PlainData.INSTANCE).read(null, decoder);
            return decoder.isEnd()
                    ? new Read.Value(schema, value)
                    : new Read.Unreadable("bytes follow after a " + schema.getFullName());
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            return new Read.Unreadable("not a " + schema.getFullName());
        }
    }

    private static void writeBase64(JsonGenerator json, byte[] bytes, String why) throws IOException {
        json.writeStartObject();
        json.writeStringField("unreadable", why);
        json.writeFieldName("base64");
        json.writeBinary(bytes);
        json.writeEndObject();
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
