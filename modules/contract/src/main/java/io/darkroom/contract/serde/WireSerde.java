package io.darkroom.contract.serde;

import io.darkroom.contract.serde.registry.Lookup;
import io.darkroom.contract.serde.registry.SchemaRegistryClient;
import io.darkroom.contract.serde.registry.SchemaRegistryException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's wire format for one record class. Serializing blocks only for a topic whose schema was not registered at
 * start-up; deserializing blocks for an id that is not cached when {@link Fetch#BLOCKING} allows it. Any thread.
 */
final class WireSerde<T extends SpecificRecord> implements TypedSerde<T> {

    private final RecordWriter<T> writer;
    private final WireDecoder<T> decoder;
    private final WriterSchemas writers;
    private final SchemaRegistryClient registry;
    private final Fetch fetch;

    WireSerde(Class<T> type, WriterSchemas writers, SchemaRegistryClient registry, Fetch fetch) {
        this.writer = new RecordWriter<>(type);
        this.decoder = new WireDecoder<>(new RecordReader<>(type), registry);
        this.writers = writers;
        this.registry = registry;
        this.fetch = fetch;
    }

    @Override
    public Schema published() {
        return writer.published();
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
        WriterSchemas.Writer target = writers.of(topic, writer.published());
        byte[] header = ByteBuffer.allocate(WireFormat.HEADER_BYTES)
                .put(WireFormat.MAGIC)
                .putInt(target.id())
                .array();
        try {
            return writer.write(target.schema(), header, value);
        } catch (IOException | AvroRuntimeException | NullPointerException | ClassCastException e) {
            throw new SerializationException(
                    "Cannot write a " + writer.published().getFullName() + " for topic " + topic, e);
        }
    }

    @SuppressWarnings("NullAway") // Kafka's deserializers pass null on: a tombstone
    private T deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : value(topic, bytes, decoder.decode(bytes));
    }

    private T value(String topic, byte[] bytes, Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Value<T> whole -> whole.value();
            case Decoded.Broken<T> broken -> throw undecodable(topic, broken.why());
            case Decoded.NotCached<T> unknown -> value(topic, bytes, fetched(topic, unknown.schemaId(), bytes));
        };
    }

    private Decoded<T> fetched(String topic, int id, byte[] bytes) {
        if (fetch == Fetch.CACHED_ONLY) {
            throw undecodable(topic, "schema id " + id + " is not cached and this thread may not ask the registry");
        }
        return switch (registry.lookup(id).join()) {
            case Lookup.Found found -> decoder.decode(bytes);
            case Lookup.Unknown no -> throw undecodable(topic, "schema id " + id + ": " + no.why());
            case Lookup.Unavailable no ->
                throw SchemaRegistryException.unavailable(
                        "Cannot look up schema id " + id + " of topic " + topic + ": " + no.why());
        };
    }

    private static SerializationException undecodable(String topic, String why) {
        return new SerializationException("Cannot read a record of topic " + topic + ": " + why);
    }
}
