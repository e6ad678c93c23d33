package io.darkroom.contract.serde;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Confluent's wire format: byte 0, the schema id in four bytes big-endian, Avro binary. Any thread. */
public final class WireFormat {

    /** Bytes before the Avro part. */
    public static final int HEADER_BYTES = 5;

    static final byte MAGIC = 0;

    private WireFormat() {}

    /** The writer schema's id; empty when the bytes do not begin like a record in this format. */
    public static OptionalInt schemaId(byte @Nullable [] bytes) {
        return bytes == null || bytes.length < HEADER_BYTES || bytes[0] != MAGIC
                ? OptionalInt.empty()
                : OptionalInt.of(ByteBuffer.wrap(bytes).getInt(1));
    }
}
