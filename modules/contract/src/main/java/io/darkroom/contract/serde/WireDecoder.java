package io.darkroom.contract.serde;

import io.darkroom.contract.serde.registry.SchemaRegistryClient;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Decodes records in Confluent's wire format, without ever asking the registry: outcomes are values. Any thread. */
public final class WireDecoder<T extends SpecificRecord> {

    private final RecordReader<T> reader;
    private final SchemaRegistryClient registry;

    WireDecoder(RecordReader<T> reader, SchemaRegistryClient registry) {
        this.reader = reader;
        this.registry = registry;
    }

    /** Never blocks. A null value is broken: on the topics of records it means nothing. */
    public Decoded<T> decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new Decoded.Broken<>("the value is null");
        }
        OptionalInt id = WireFormat.schemaId(bytes);
        if (id.isEmpty()) {
            return new Decoded.Broken<>("the value does not begin with byte 0 and a schema id");
        }
        Optional<Schema> writer = registry.cached(id.getAsInt());
        return writer.isPresent()
                ? reader.read(writer.get(), bytes, WireFormat.HEADER_BYTES)
                : new Decoded.NotCached<>(id.getAsInt());
    }
}
