package io.darkroom.contract.serde;

import io.darkroom.contract.serde.stored.TrustedRecords;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** Reads Avro binary of any writer schema into our record class. Any thread. */
final class RecordReader<T extends SpecificRecord> {

    private final SpecificData model;
    private final Schema schema;
    private final Map<Schema, DatumReader<T>> readers = new ConcurrentHashMap<>();

    RecordReader(Class<T> type) {
        TrustedRecords.trust();
        this.model = SpecificData.getForClass(type);
        this.schema = model.getSchema(type);
    }

    /** The reader schema. */
    Schema schema() {
        return schema;
    }

    Decoded<T> read(Schema writer, byte[] bytes, int offset) {
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
            T value = readers.computeIfAbsent(writer, this::reader).read(null, decoder);
            return decoder.isEnd()
                    ? new Decoded.Value<>(value)
                    : new Decoded.Broken<>("bytes follow the end of a " + writer.getFullName());
        } catch (IOException | RuntimeException e) {
            // Foreign bytes make Avro throw nearly anything.
            return new Decoded.Broken<>("not a " + schema.getFullName() + ": " + reason(e));
        }
    }

    private DatumReader<T> reader(Schema writer) {
        return new SpecificDatumReader<>(writer, schema, model);
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
