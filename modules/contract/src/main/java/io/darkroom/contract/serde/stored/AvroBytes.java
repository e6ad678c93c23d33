package io.darkroom.contract.serde.stored;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Avro binary of one record after the other, in a buffer that each thread keeps: {@code ByteArrayOutputStream} takes a lock
 * for each byte. A buffer that one large record made large is not kept. Any thread.
 */
public final class AvroBytes extends OutputStream {
    private static final int TYPICAL_BYTES = 2048;
    private static final int KEPT_BYTES = 64 * 1024;
    private static final ThreadLocal<AvroBytes> OF_THREAD = ThreadLocal.withInitial(AvroBytes::new);

    private byte[] bytes = new byte[TYPICAL_BYTES];
    private int length;
    private @Nullable BinaryEncoder encoder;

    private AvroBytes() {}

    /**
     * The header and the record behind it.
     *
     * @throws IOException what the writer throws; nothing of a record that cannot be written is left behind
     */
    public static <T> byte[] of(byte[] header, DatumWriter<T> writer, T value) throws IOException {
        return OF_THREAD.get().encoded(header, writer, value);
    }

    private <T> byte[] encoded(byte[] header, DatumWriter<T> writer, T value) throws IOException {
        encoder = EncoderFactory.get().binaryEncoder(this, encoder);
        length = 0; // after the encoder gave up what a failed record left in it
        write(header, 0, header.length);
        writer.write(value, encoder);
        encoder.flush();
        byte[] whole = Arrays.copyOf(bytes, length);
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[TYPICAL_BYTES];
        }
        return whole;
    }

    @Override
    public void write(int one) {
        ensure(1);
        bytes[length++] = (byte) one;
    }

    @Override
    public void write(byte[] from, int start, int count) {
        ensure(count);
        System.arraycopy(from, start, bytes, length, count);
        length += count;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
        }
    }
}
