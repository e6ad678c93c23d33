package io.darkroom.contract.serde.stored;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Avro's single-object encoding (marker C3 01, fingerprint of the writer schema, binary) for stores and internal topics:
 * needs no registry. Reads what the present and every released version wrote. Any thread.
 */
public final class SingleObjectSerde<T extends SpecificRecord> implements Serde<T> {

    private static final byte[] MARKER = {(byte) 0xC3, 0x01};

    private final String name;
    private final byte[] header;
    private final DatumWriter<T> writer;
    private final BinaryMessageDecoder<T> decoder;

    public SingleObjectSerde(Class<T> type) {
        this(type, ReleasedSchemas.of(type.getSimpleName()));
    }

    SingleObjectSerde(Class<T> type, List<Schema> released) {
        TrustedRecords.trust();
        SpecificData model = SpecificData.getForClass(type);
        Schema schema = model.getSchema(type);
        this.name = schema.getFullName();
        this.header = header(schema);
        this.writer = new SpecificDatumWriter<>(schema, model);
        this.decoder = new BinaryMessageDecoder<>(model, schema);
        released.forEach(decoder::addSchema);
    }

    /** Marker and fingerprint, little-endian: Avro 1.12 specification, "Single-object encoding". */
    private static byte[] header(Schema schema) {
        return ByteBuffer.allocate(MARKER.length + Long.BYTES)
                .put(MARKER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(SchemaNormalization.parsingFingerprint64(schema))
                .array();
    }

    @Override
    public Serializer<T> serializer() {
        return this::serialize;
    }

    @Override
    public Deserializer<T> deserializer() {
        return this::deserialize;
    }

    @SuppressWarnings("NullAway") // Kafka's serializers pass null on: a tombstone
    private byte[] serialize(String topic, @Nullable T value) {
        if (value == null) {
            return null;
        }
        try {
            return AvroBytes.of(header, writer, value);
        } catch (IOException | AvroRuntimeException | NullPointerException | ClassCastException e) {
            throw new SerializationException("Cannot write a " + name + " for " + topic, e);
        }
    }

    @SuppressWarnings("NullAway") // Kafka's deserializers pass null on: a tombstone
    private T deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return decoder.decode(bytes);
        } catch (MissingSchemaException e) {
            throw new SerializationException(
                    "Cannot read a " + name + " of " + topic + ": written by a version that was never released", e);
        } catch (IOException | RuntimeException e) {
            throw new SerializationException("Cannot read a " + name + " of " + topic, e);
        }
    }
}
