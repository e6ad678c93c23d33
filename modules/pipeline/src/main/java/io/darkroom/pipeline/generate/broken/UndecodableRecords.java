package io.darkroom.pipeline.generate.broken;

import io.darkroom.contract.text.Texts;
import io.darkroom.contract.topic.TopicTable;
import io.darkroom.contract.topic.Topics;
import io.darkroom.contract.topic.header.RecordHeaders;
import io.darkroom.contract.topic.header.RecordSize;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps records of Darkroom's own topics that cannot be decoded: they may be paid results. They go to {@code <topic>.dlq}
 * as read, in the same transaction; of what does not fit into a record the headers are left out, then key and value: the
 * topic still has them. A registry that cannot be reached is no fault of the record: the stage stops instead.
 * Stream thread only.
 */
public final class UndecodableRecords implements DeserializationExceptionHandler {
    /** Most bytes of a dead letter, with room for what Kafka adds. */
    private static final long MOST_BYTES = TopicTable.OUTPUT_BYTES - 1024;

    private static final int LONGEST_MESSAGE = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(UndecodableRecords.class);

    @Override
    public void configure(Map<String, ?> configs) {
        // nothing to set
    }

    @Override
    public Response handleError(ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        if (RegistryAway.in(failure)) {
            return Response.fail();
        }
        LOG.atError()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("reason", failure.toString())
                .log("record cannot be decoded, kept in the dead letter topic");
        return Response.resume(List.of(deadLetter(record, failure)));
    }

    static ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> record, Exception failure) {
        String why = Texts.cut(String.valueOf(failure.getMessage()), LONGEST_MESSAGE);
        Headers read = new org.apache.kafka.common.header.internals.RecordHeaders(record.headers());
        Headers none = new org.apache.kafka.common.header.internals.RecordHeaders();
        ProducerRecord<byte[], byte[]> whole = letter(record, record.key(), record.value(), read, failure, why);
        if (fits(whole)) {
            return whole;
        }
        ProducerRecord<byte[], byte[]> bare =
                letter(record, record.key(), record.value(), none, failure, why + "; headers left out");
        return fits(bare) ? bare : letter(record, null, null, none, failure, why + "; key, value and headers left out");
    }

    private static boolean fits(ProducerRecord<byte[], byte[]> letter) {
        return RecordSize.of(letter.key(), letter.value(), letter.headers()) <= MOST_BYTES;
    }

    @SuppressWarnings("NullAway") // key and value of a record may be null
    private static ProducerRecord<byte[], byte[]> letter(
            ConsumerRecord<byte[], byte[]> record,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers headers,
            Exception failure,
            String why) {
        RecordHeaders.set(
                headers, RecordHeaders.ERROR_EXCEPTION, failure.getClass().getName());
        RecordHeaders.set(headers, RecordHeaders.ERROR_MESSAGE, why);
        RecordHeaders.set(headers, RecordHeaders.ERROR_TOPIC, record.topic());
        RecordHeaders.set(headers, RecordHeaders.ERROR_PARTITION, Integer.toString(record.partition()));
        RecordHeaders.set(headers, RecordHeaders.ERROR_OFFSET, Long.toString(record.offset()));
        return new ProducerRecord<>(Topics.dlqOf(record.topic()), null, null, key, value, headers);
    }
}
