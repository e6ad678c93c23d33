package io.darkroom.contract.serde;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
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

    private final String name;
    private final BinaryMessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    public SingleObjectSerde(Class<T> type) {
        this(type, ReleasedSchemas.of(type.getSimpleName()));
    }

    SingleObjectSerde(Class<T> type, List<Schema> released) {
        TrustedRecords.trust();
        SpecificData model = SpecificData.getForClass(type);
        Schema schema = model.getSchema(type);
        this.name = schema.getFullName();
        this.encoder = new BinaryMessageEncoder<>(model, schema);
        this.decoder = new BinaryMessageDecoder<>(model, schema);
        released.forEach(decoder::addSchema);
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
            ByteBuffer encoded = encoder.encode(value);
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
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
