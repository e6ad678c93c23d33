package io.darkroom.contract.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Writes our record class as Avro binary, with its own schema or with another version of it. Any thread. */
final class RecordWriter<T extends SpecificRecord> {

    private static final int TYPICAL_BYTES = 1024;

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
        ByteArrayOutputStream out = begin(header);
        if (target.equals(published)) {
            encode(own, value, out);
        } else {
            ByteArrayOutputStream ours = begin(new byte[0]);
            encode(own, value, ours);
            encode(new GenericDatumWriter<>(target, GenericData.get()), translated(target, ours.toByteArray()), out);
        }
        return out.toByteArray();
    }

    private GenericRecord translated(Schema target, byte[] ours) throws IOException {
        return translations
                .computeIfAbsent(target, reader -> new GenericDatumReader<>(published, reader, new GenericData()))
                .read(null, DecoderFactory.get().binaryDecoder(ours, null));
    }

    private static ByteArrayOutputStream begin(byte[] header) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_BYTES);
        out.writeBytes(header);
        return out;
    }

    private static <R> void encode(DatumWriter<R> writer, R value, ByteArrayOutputStream out) throws IOException {
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        writer.write(value, encoder);
        encoder.flush();
    }
}
