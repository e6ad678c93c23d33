package io.darkroom.pipeline.intake.wire;

import io.darkroom.contract.Origin;
import io.darkroom.contract.text.Texts;
import io.darkroom.contract.topic.TopicTable;
import io.darkroom.contract.topic.header.RecordHeaders;
import io.darkroom.contract.topic.header.RecordSize;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Makes dead letters: key, value and headers as read, and error headers named as in KIP-1034, without a stack trace. What
 * would not fit into a record is left out, largest part first, and the message says so: the origin still has it. Pure,
 * any thread.
 *
 * @see <a href="https://cwiki.apache.org/confluence/x/HwviEQ">KIP-1034</a>
 */
public final class DeadLetters {
    /** Most bytes of a dead letter without the error headers. */
    static final int MOST_BYTES = TopicTable.OUTPUT_BYTES - 64 * 1024;

    private static final int LONGEST_MESSAGE = 1_000;
    private static final String EXCEPTION = "org.apache.kafka.common.errors.SerializationException";

    private DeadLetters() {}

    /** The dead letter of an undecodable record. */
    @SuppressWarnings("NullAway") // key and value of a record may be null
    public static Record<byte[], byte[]> of(Record<byte[], byte[]> read, Origin origin, String why) {
        byte[] key = read.key();
        byte[] value = read.value();
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders(read.headers());
        String message = Texts.cut(why, LONGEST_MESSAGE);
        if (value != null && RecordSize.of(key, value, headers) > MOST_BYTES) {
            message += "; value left out (" + value.length + " bytes)";
            value = null;
        }
        if (RecordSize.of(key, null, headers) > MOST_BYTES) {
            message += "; headers left out";
            headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        }
        if (RecordSize.of(key, null, headers) > MOST_BYTES) {
            message += "; key left out";
            key = null;
        }
        RecordHeaders.set(headers, RecordHeaders.ERROR_EXCEPTION, EXCEPTION);
        RecordHeaders.set(headers, RecordHeaders.ERROR_MESSAGE, message);
        RecordHeaders.set(headers, RecordHeaders.ERROR_TOPIC, origin.getTopic());
        RecordHeaders.set(headers, RecordHeaders.ERROR_PARTITION, Integer.toString(origin.getPartition()));
        RecordHeaders.set(headers, RecordHeaders.ERROR_OFFSET, Long.toString(origin.getOffset()));
        return new Record<>(key, value, read.timestamp(), headers);
    }
}
