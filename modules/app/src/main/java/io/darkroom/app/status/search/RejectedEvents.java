package io.darkroom.app.status.search;

import io.darkroom.app.status.answer.EventView;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.app.wording.FailureText;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.serde.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Looks for events of a sku or a job that never came into the ledger, because they break the contract. One thread. */
final class RejectedEvents {
    private final Topic<ImageFailed> topic;
    private final List<EventView> found = new ArrayList<>();

    RejectedEvents(WorkTopics names) {
        this.topic = names.topics().failed();
    }

    /** Reads the whole topic, and decodes only what has the name in it. */
    List<EventView> of(String name, Consumer<byte[], byte[]> consumer) {
        return read(TopicReader.whole(topic.name()), name, consumer);
    }

    /** Reads the one partition where the records of a sku are. */
    List<EventView> ofSku(String sku, Consumer<byte[], byte[]> consumer) {
        int partition = WorkTopics.partitionOf(
                sku.getBytes(StandardCharsets.UTF_8),
                consumer.partitionsFor(topic.name()).size());
        return read(TopicReader.whole(topic.name(), partition), sku, consumer);
    }

    private List<EventView> read(TopicReader reader, String name, Consumer<byte[], byte[]> consumer) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        reader.read(consumer, () -> true, record -> {
            if (record.value() != null && holds(record.value(), wanted)) {
                take(record, name);
            }
            return true;
        });
        return found;
    }

    /** Avro writes a text as its bytes, one after the other. */
    private static boolean holds(byte[] value, byte[] wanted) {
        for (int at = 0; at <= value.length - wanted.length; at++) {
            if (Arrays.equals(value, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean bears(ImageFailed failed, String name) {
        return failed.getSku().equals(name)
                || failed.getJobId().filter(name::equals).isPresent();
    }

    private void take(ConsumerRecord<byte[], byte[]> record, String name) {
        Seen.maybe(record, topic)
                .filter(seen -> seen.value().getState() == FailedState.REJECTED && bears(seen.value(), name))
                .map(RejectedEvents::view)
                .ifPresent(found::add);
    }

    private static EventView view(Seen<ImageFailed> seen) {
        ImageFailed failed = seen.value();
        return new EventView(
                Seen.place(failed.getOrigin()),
                failed.getSku(),
                failed.getJobId(),
                failed.getFailedAt(),
                Optional.empty(),
                Optional.of("%s; written at %s".formatted(FailureText.of(failed.getFailure()), seen.place())));
    }
}
