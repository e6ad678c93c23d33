package io.darkroom.pipeline.generate;

import io.darkroom.contract.topic.RecordHeaders;
import io.darkroom.contract.topic.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps records of Darkroom's own topics that cannot be decoded: they may be paid results. They go to {@code <topic>.dlq}
 * as read, in the same transaction. A registry that cannot be reached is no fault of the record: the stage stops instead.
 * Stream thread only.
 */
public final class UndecodableRecords implements DeserializationExceptionHandler {
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

    private static ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> record, Exception failure) {
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders(record.headers());
        RecordHeaders.set(
                headers, RecordHeaders.ERROR_EXCEPTION, failure.getClass().getName());
        RecordHeaders.set(headers, RecordHeaders.ERROR_MESSAGE, String.valueOf(failure.getMessage()));
        RecordHeaders.set(headers, RecordHeaders.ERROR_TOPIC, record.topic());
        RecordHeaders.set(headers, RecordHeaders.ERROR_PARTITION, Integer.toString(record.partition()));
        RecordHeaders.set(headers, RecordHeaders.ERROR_OFFSET, Long.toString(record.offset()));
        return new ProducerRecord<>(Topics.dlqOf(record.topic()), null, null, record.key(), record.value(), headers);
    }
}
