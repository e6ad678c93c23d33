package io.darkroom.pipeline.intake.wire;

import io.darkroom.contract.serde.Decoded;
import io.darkroom.contract.serde.WireDecoder;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Decodes bytes of strangers: whatever a decoder throws at them is said about the bytes. Any thread. */
final class Decoding {
    private Decoding() {}

    static <T extends SpecificRecord> Decoded<T> guarded(WireDecoder<T> decoder, byte @Nullable [] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (RuntimeException e) {
            return new Decoded.Broken<>(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
