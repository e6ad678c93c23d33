package io.darkroom.contract.serde;

import io.darkroom.contract.serde.stored.AvroBytes;
import io.darkroom.contract.serde.stored.TrustedRecords;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Writes our record class as Avro binary, with its own schema or with another version of it. Any thread. */
final class RecordWriter<T extends SpecificRecord> {

    private final Schema published;
    private final DatumWriter<T> own;
    private final Map<Schema, GenericDatumReader<GenericRecord>> translations = new ConcurrentHashMap<>();

    RecordWriter(Class<T> type) {
        TrustedRecords.trust();
        SpecificData model = SpecificData.getForClass(type);
        Schema generated = model.getSchema(type);
        this.published = SchemaText.published(generated);
        this.own = new SpecificDatumWriter<>(generated, model);
    }

    /** The schema as others see it. */
    Schema published() {
        return published;
    }

    /** The record's bytes in the schema of {@code target}, after the header bytes. */
    byte[] write(Schema target, byte[] header, T value) throws IOException {
        return target.equals(published)
                ? AvroBytes.of(header, own, value)
                : AvroBytes.of(header, new GenericDatumWriter<>(target, GenericData.get()), translated(target, value));
    }

    private GenericRecord translated(Schema target, T value) throws IOException {
        byte[] ours = AvroBytes.of(new byte[0], own, value);
        return translations
                .computeIfAbsent(target, reader -> new GenericDatumReader<>(published, reader, new GenericData()))
                .read(null, DecoderFactory.get().binaryDecoder(ours, null));
    }
}
