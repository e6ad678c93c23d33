package io.darkroom.app.job;

import io.darkroom.contract.serde.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Records as a later release of the contract writes them: with one more field. Any thread. */
public final class LaterRelease {
    private static final String FIELD = "lookbook";

    private LaterRelease() {}

    public static Schema schema(Schema known) {
        List<Schema.Field> fields = new ArrayList<>();
        known.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field(FIELD, SchemaBuilder.builder().stringType(), "A field of a later release.", ""));
        return Schema.createRecord(known.getName(), known.getDoc(), known.getNamespace(), false, fields);
    }

    /** The record in the wire format, under the id that {@link #schema} has in the registry. */
    public static byte[] bytes(SpecificRecord known, int schemaId) throws IOException {
        Schema schema = schema(known.getSchema());
        GenericRecord record = new GenericData.Record(schema);
        for (Schema.Field field : known.getSchema().getFields()) {
            record.put(field.name(), known.get(field.pos()));
        }
        record.put(FIELD, "winter");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(WireFormat.HEADER_BYTES)
                .put((byte) 0)
                .putInt(schemaId)
                .array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema, SpecificData.getForClass(known.getClass()))
                .write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
