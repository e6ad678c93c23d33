package io.darkroom.app.job;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.serde.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Values that are well-formed Avro of schemas that the registry knows, under subjects of other teams. Any thread. */
final class ForeignRecords {
    private ForeignRecords() {}

    /** Name, behind {@code names}, to value. */
    static Map<String, byte[]> of(Plant plant, String names) throws IOException {
        Schema text = Schema.create(Schema.Type.STRING);
        Schema invoice = SchemaBuilder.record("Invoice")
                .fields()
                .requiredString("number")
                .endRecord();
        Schema namesake = SchemaBuilder.record(CatalogChange.class.getName())
                .fields()
                .requiredString("title")
                .endRecord();
        Schema numbered = SchemaBuilder.record(CatalogChange.class.getName())
                .fields()
                .requiredLong("sku")
                .endRecord();
        Map<String, byte[]> wrong = new LinkedHashMap<>();
        wrong.put(names + "text", wire(plant, "billing.notes-value", text, "7"));
        wrong.put(names + "record", wire(plant, "billing.invoices-value", invoice, record(invoice, "number", "7")));
        wrong.put(names + "fields", wire(plant, "shop.changes-value", namesake, record(namesake, "title", "Mug")));
        wrong.put(names + "types", wire(plant, "pim.changes-value", numbered, record(numbered, "sku", 7L)));
        return wrong;
    }

    private static GenericRecord record(Schema schema, String field, Object value) {
        GenericRecord record = new GenericData.Record(schema);
        record.put(field, value);
        return record;
    }

    private static byte[] wire(Plant plant, String subject, Schema schema, Object value) throws IOException {
        int id = plant.registerElsewhere(subject, schema);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(WireFormat.HEADER_BYTES)
                .put((byte) 0)
                .putInt(id)
                .array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<Object>(schema).write(value, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
