package io.darkroom.contract.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Samples;
import io.darkroom.contract.serde.registry.FakeRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WireDecoderTest {

    private static final int ID = 5;

    private final FakeRegistry registry = new FakeRegistry();
    private final WireSerdes serdes = new WireSerdes(Map.of("schema.registry.url", registry.url()));
    private final WireDecoder<CatalogChange> decoder = serdes.decoder(CatalogChange.class);
    private final CatalogChange change = Samples.change().build();

    @AfterEach
    void stop() {
        serdes.close();
        registry.close();
    }

    @Test
    void wholeRecordsAreValues() {
        assertThat(decoder.decode(bytes())).isEqualTo(new Decoded.Value<>(change));
    }

    @Test
    void bytesThatAreNoRecordAreBroken() {
        for (byte[] bytes :
                new byte[][] {{}, {0}, {0, 0, 0, 0}, {1, 0, 0, 0, 5, 2}, "{\"a\":1}".getBytes(StandardCharsets.UTF_8)
                }) {
            assertThat(decoder.decode(bytes))
                    .isEqualTo(new Decoded.Broken<>("the value does not begin with byte 0 and a schema id"));
        }
        assertThat(decoder.decode(null)).isEqualTo(new Decoded.Broken<>("the value is null"));
    }

    @Test
    void anIdThatIsNotCachedIsHandedBack() {
        assertThat(decoder.decode(new byte[] {0, 0, 0, 1, 0, 1})).isEqualTo(new Decoded.NotCached<>(256));
        assertThat(registry.questions()).isEmpty();
    }

    @Test
    void aCutRecordIsBroken() {
        byte[] bytes = bytes();
        for (int length = WireFormat.HEADER_BYTES; length < bytes.length; length++) {
            assertThat(decoder.decode(Arrays.copyOf(bytes, length)))
                    .as("cut at " + length)
                    .isInstanceOf(Decoded.Broken.class);
        }
    }

    @Test
    void bytesAfterTheRecordAreBroken() {
        byte[] bytes = bytes();
        assertThat(decoder.decode(Arrays.copyOf(bytes, bytes.length + 1))).isInstanceOf(Decoded.Broken.class);
    }

    @Test
    void aLengthBeyondAllBoundsIsBrokenAndTakesNoMemory() {
        byte[] bytes = bytes();
        for (int at = WireFormat.HEADER_BYTES; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            byte[] length = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
            System.arraycopy(length, 0, changed, at, Math.min(length.length, bytes.length - at));
            assertThat(decoder.decode(changed)).isNotNull();
        }
    }

    @Test
    void noiseNeverThrows() {
        byte[] bytes = bytes();
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = bytes.clone();
            for (int n = 0; n < 3; n++) {
                noise[WireFormat.HEADER_BYTES + random.nextInt(bytes.length - WireFormat.HEADER_BYTES)] =
                        (byte) random.nextInt();
            }
            assertThat(decoder.decode(noise)).isNotNull();
        }
    }

    @Test
    void aWriterWithAnotherSchemaIsBrokenNotABug() {
        Schema other = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Other\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}");
        registry.on("POST /subjects/o/versions", 200, "{\"id\":9}");
        serdes.client().register("o", other);
        assertThat(decoder.decode(new byte[] {0, 0, 0, 0, 9, 2}))
                .isInstanceOfSatisfying(
                        Decoded.Broken.class, broken -> assertThat(broken.why()).contains("CatalogChange"));
    }

    private byte[] bytes() {
        registry.on("POST /subjects/t-value/versions", 200, "{\"id\":" + ID + "}");
        return serdes.of(CatalogChange.class).serializer().serialize("t", change);
    }
}
