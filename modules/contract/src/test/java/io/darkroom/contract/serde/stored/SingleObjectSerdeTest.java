package io.darkroom.contract.serde.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Samples;
import io.darkroom.contract.serde.SchemaText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class SingleObjectSerdeTest {

    private final SingleObjectSerde<GenerationRequest> serde = new SingleObjectSerde<>(GenerationRequest.class);
    private final GenerationRequest request = Samples.request().build();

    @Test
    void aRecordComesBackAsItWas() {
        byte[] bytes = serde.serializer().serialize("open-calls", request);
        assertThat(serde.deserializer().deserialize("open-calls", bytes)).isEqualTo(request);
    }

    @Test
    void theHeaderIsThatOfAvrosSpecification() {
        ByteBuffer bytes =
                ByteBuffer.wrap(serde.serializer().serialize("t", request)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.get(0)).isEqualTo((byte) 0xC3);
        assertThat(bytes.get(1)).isEqualTo((byte) 0x01);
        assertThat(bytes.getLong(2))
                .isEqualTo(SchemaNormalization.parsingFingerprint64(GenerationRequest.getClassSchema()));
    }

    @Test
    void whatAReleasedVersionWroteIsRead() throws IOException {
        Schema older = without("force", SchemaText.published(GenerationRequest.getClassSchema()));
        SingleObjectSerde<GenerationRequest> newer = new SingleObjectSerde<>(GenerationRequest.class, List.of(older));
        byte[] bytes = written(older);
        assertThat(newer.deserializer().deserialize("open-calls", bytes)).isEqualTo(request);
        assertThatThrownBy(() -> serde.deserializer().deserialize("open-calls", bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("never released");
    }

    /** The request as a program with an older schema writes it. */
    private byte[] written(Schema older) throws IOException {
        byte[] ours = serde.serializer().serialize("t", request);
        var translator = new BinaryMessageDecoder<GenericRecord>(new GenericData(), older);
        translator.addSchema(GenerationRequest.getClassSchema());
        GenericRecord record = translator.decode(ours);
        return new BinaryMessageEncoder<GenericRecord>(new GenericData(), older)
                .encode(record)
                .array();
    }

    private static Schema without(String field, Schema schema) {
        List<Schema.Field> fields = schema.getFields().stream()
                .filter(each -> !each.name().equals(field))
                .map(each -> new Schema.Field(each, each.schema()))
                .toList();
        return Schema.createRecord(schema.getFullName(), schema.getDoc(), "", false, fields);
    }

    @Test
    void nullIsATombstone() {
        assertThat(serde.serializer().serialize("t", null)).isNull();
        assertThat(serde.deserializer().deserialize("t", null)).isNull();
    }

    @Test
    void bytesOfSomethingElseAreRefused() {
        for (byte[] bytes : new byte[][] {{}, {1, 2, 3}, {(byte) 0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 0}}) {
            assertThatThrownBy(() -> serde.deserializer().deserialize("open-calls", bytes))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("open-calls");
        }
    }
}
