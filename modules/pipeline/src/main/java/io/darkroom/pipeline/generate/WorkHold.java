package io.darkroom.pipeline.generate;

import io.darkroom.pipeline.generate.flight.Calls;
import io.darkroom.pipeline.stream.client.ConsumerHold;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Leaves requests in their topics while they could not be sent, live ones and backfill each by its own rule, and tells what
 * is known about live ones that were not read. Stream thread only.
 */
final class WorkHold implements ConsumerHold {
    private final String requests;
    private final String backfill;
    private final Calls calls;

    WorkHold(String requests, String backfill, Calls calls) {
        this.requests = requests;
        this.backfill = backfill;
        this.calls = calls;
    }

    @Override
    public boolean holds(TopicPartition partition) {
        String topic = partition.topic();
        return (topic.equals(requests) && calls.lane(partition.partition()).holdsLive())
                || (topic.equals(backfill) && calls.lane(partition.partition()).holdsBackfill());
    }

    @Override
    public ConsumerRecords<byte[], byte[]> screen(
            Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> polled) {
        Set<TopicPartition> paused = consumer.paused();
        for (TopicPartition partition : consumer.assignment()) {
            if (partition.topic().equals(requests)) {
                calls.live(partition.partition())
                        .polled(
                                paused.contains(partition),
                                consumer.currentLag(partition),
                                last(polled.records(partition)));
            }
        }
        return polled;
    }

    private static OptionalLong last(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(records.getLast().offset());
    }
}
