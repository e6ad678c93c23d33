package io.darkroom.app.order;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.local.CommittedOffsets;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.StartOffsets;
import io.darkroom.app.local.stage.Stages;
import io.darkroom.app.tail.Decoding;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.topic.Topics;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads from the topics which orders of earlier commands are still waiting, while no stage is at work: the stages will draw
 * them as soon as they start. One thread.
 */
public final class EarlierOrders {
    private final Installation installation;
    private final Topics topics;
    private final String group;
    private final String bySku;
    private final IntakeRules rules;
    private final OpenOrders orders = new OpenOrders();

    public EarlierOrders(DarkroomConfig config, Installation installation, IntakeRules rules) {
        this.installation = installation;
        this.topics = installation.topics();
        this.group = Stages.intakeId(config);
        this.bySku = WorkTopics.bySku(group);
        this.rules = rules;
    }

    /** Each waiting order by its idempotency key, as far as the topics still know. */
    public Map<String, WaitingOrder> waiting() {
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            List<String> events =
                    List.of(topics.changes().name(), topics.replays().name());
            if (empty(consumer, events)) {
                return Map.of();
            }
            Map<TopicPartition, Long> committed = CommittedOffsets.of(installation, group);
            List<String> undecided = new ArrayList<>(events);
            undecided.add(bySku);
            TopicReader.readFrom(StartOffsets.of(consumer, committed, undecided), consumer, this::undecided);
            TopicReader.readFrom(
                    StartOffsets.of(consumer, Map.of(), List.of(topics.status().name())),
                    consumer,
                    record -> read(topics.status(), record, orders::status));
            String completed = topics.completed().name();
            TopicReader.readFrom(
                    StartOffsets.of(
                            consumer,
                            committed,
                            List.of(completed, topics.failed().name())),
                    consumer,
                    record -> record.topic().equals(completed)
                            ? read(topics.completed(), record, orders::completed)
                            : read(topics.failed(), record, orders::failed));
            readEvents(consumer);
        }
        return orders.waiting();
    }

    private static boolean empty(Consumer<?, ?> consumer, List<String> names) {
        return consumer.endOffsets(StartOffsets.of(consumer, Map.of(), names).keySet()).values().stream()
                .allMatch(end -> end == 0);
    }

    private boolean undecided(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(bySku)) {
            Topic<GenerationRequest> rendered = new Topic<>(bySku, new SingleObjectSerde<>(GenerationRequest.class));
            return read(
                    rendered,
                    record,
                    order -> orders.undecided(order, order.getForce().isPresent()));
        }
        boolean forced =
                RecordHeaders.text(record.headers(), RecordHeaders.FORCE).isPresent();
        return readOrders(record, order -> orders.undecided(order, forced));
    }

    /** How many pictures an order asks for stands in its event. */
    private void readEvents(Consumer<byte[], byte[]> consumer) {
        Map<TopicPartition, Set<Long>> origins = orders.origins();
        Map<TopicPartition, Long> starts = new HashMap<>();
        origins.forEach((partition, offsets) -> starts.put(partition, Collections.min(offsets)));
        TopicReader.readFrom(starts, consumer, record -> {
            Set<Long> wanted = origins.get(new TopicPartition(record.topic(), record.partition()));
            if (wanted != null && wanted.remove(record.offset())) {
                readOrders(record, orders::order);
            }
            return origins.values().stream().anyMatch(left -> !left.isEmpty());
        });
    }

    private boolean readOrders(
            ConsumerRecord<byte[], byte[]> record, java.util.function.Consumer<GenerationRequest> each) {
        if (isCopyOf(topics.failed(), record)) {
            return read(
                    new Topic<>(record.topic(), topics.failed().value()),
                    record,
                    failure -> failure.getRequest().ifPresent(each));
        }
        if (isCopyOf(topics.completed(), record)) {
            return read(
                    new Topic<>(record.topic(), topics.completed().value()),
                    record,
                    result -> result.getRest().ifPresent(each));
        }
        return read(
                new Topic<>(record.topic(), topics.changes().value()),
                record,
                change -> rules.outlook(change).orders().forEach(each));
    }

    private boolean isCopyOf(Topic<?> outcomes, ConsumerRecord<byte[], byte[]> record) {
        return record.topic().equals(topics.replays().name())
                && RecordHeaders.text(record.headers(), RecordHeaders.REPLAY_TOPIC)
                        .filter(outcomes.name()::equals)
                        .isPresent();
    }

    /** What cannot be decoded is no order; always goes on. */
    private static <V> boolean read(
            Topic<V> topic, ConsumerRecord<byte[], byte[]> record, java.util.function.Consumer<V> each) {
        Decoding.maybe(topic, record).ifPresent(each);
        return true;
    }
}
