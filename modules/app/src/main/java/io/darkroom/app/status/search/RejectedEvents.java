package io.darkroom.app.status.search;

import io.darkroom.app.status.answer.EventView;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Looks for events of a sku that never came into the ledger, because they break the contract. One thread. */
final class RejectedEvents {
    private final Topic<ImageFailed> topic;
    private final List<EventView> found = new ArrayList<>();

    RejectedEvents(WorkTopics names) {
        this.topic = names.topics().failed();
    }

    /** Reads the partition of the sku, and decodes only what bears its name. */
    List<EventView> of(String sku, Consumer<byte[], byte[]> consumer) {
        byte[] key = sku.getBytes(StandardCharsets.UTF_8);
        int partitions = consumer.partitionsFor(topic.name()).size();
        TopicReader.whole(topic.name(), WorkTopics.partitionOf(key, partitions)).read(consumer, () -> true, record -> {
            if (Arrays.equals(record.key(), key) && record.value() != null) {
                take(record);
            }
            return true;
        });
        return found;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            Seen<ImageFailed> seen = Seen.of(record, topic);
            ImageFailed failed = seen.value();
            if (failed.getState() == FailedState.REJECTED) {
                found.add(new EventView(
                        Seen.place(failed.getOrigin()),
                        failed.getSku(),
                        failed.getJobId(),
                        failed.getFailedAt(),
                        Optional.empty(),
                        Optional.of("%s; written at %s"
                                .formatted(WaitingRules.failure(failed.getFailure()), seen.place()))));
            }
        } catch (SerializationException e) {
            // The topic's reader has put it aside, with an alarm.
        }
    }
}
