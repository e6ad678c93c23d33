package io.darkroom.contract.serde.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumWriter;
import org.junit.jupiter.api.Test;

class AvroBytesTest {
    private static final byte[] HEADER = {7, 8};

    private final DatumWriter<Object> strings = new GenericDatumWriter<>(Schema.create(Schema.Type.STRING));

    @Test
    void theRecordStandsBehindTheHeader() throws IOException {
        assertThat(AvroBytes.of(HEADER, strings, "ab")).containsExactly(7, 8, 4, 'a', 'b');
    }

    @Test
    void aRecordThatFailsHalfWayLeavesNothingInTheNext() throws IOException {
        DatumWriter<Object> failing = new GenericDatumWriter<>(Schema.createArray(Schema.create(Schema.Type.STRING)));
        assertThatThrownBy(() -> AvroBytes.of(HEADER, failing, Arrays.asList("written", null)))
                .isInstanceOf(RuntimeException.class);

        assertThat(AvroBytes.of(HEADER, strings, "ab")).containsExactly(7, 8, 4, 'a', 'b');
    }

    @Test
    void aLargeRecordIsWhole() throws IOException {
        String large = "x".repeat(3_000_000);

        byte[] bytes = AvroBytes.of(HEADER, strings, large);

        assertThat(bytes).hasSize(HEADER.length + 4 + large.length());
        assertThat(new String(
                        bytes, bytes.length - large.length(), large.length(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(large);
        assertThat(AvroBytes.of(HEADER, strings, "ab")).containsExactly(7, 8, 4, 'a', 'b');
    }
}
