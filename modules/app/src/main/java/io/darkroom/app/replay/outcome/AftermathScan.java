package io.darkroom.app.replay.outcome;

import io.darkroom.app.local.CommittedOffsets;
import io.darkroom.app.local.Installation;
import io.darkroom.app.local.StartOffsets;
import io.darkroom.app.tail.Decoding;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.Replay;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.Admission;
import io.darkroom.contract.topic.Topics;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Looks through the topics for what became of a replay. One thread. */
public final class AftermathScan {
    /** The clock of the command that began it may differ from that of the brokers. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final Installation installation;
    private final Topics topics;
    private final String intake;

    /** @param intake group of intake */
    public AftermathScan(Installation installation, String intake) {
        this.installation = installation;
        this.topics = installation.topics();
        this.intake = intake;
    }

    public Aftermath read(Replay replay) {
        Aftermath aftermath = new Aftermath(topics.replays().name());
        Instant since = replay.getStartedAt().minus(CLOCKS);
        Map<TopicPartition, Long> read = CommittedOffsets.of(installation, intake);
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            each(consumer, topics.replays().name(), since, record -> copied(record, replay, read, aftermath));
            each(consumer, topics.dlq().name(), since, record -> undecodable(record, aftermath));
            values(consumer, topics.failed(), since, aftermath::failed);
            values(consumer, topics.completed(), since, aftermath::completed);
            values(consumer, topics.status(), since, aftermath::status);
            if (aftermath.turnedAway() > 0) {
                entries(consumer, since, aftermath);
            }
        }
        return aftermath;
    }

    /** The ledger's own entries that changed since. */
    private void entries(Consumer<byte[], byte[]> consumer, Instant since, Aftermath aftermath) {
        String changelog = WorkTopics.admissions(intake);
        if (consumer.listTopics().containsKey(changelog)) {
            Topic<Admission> admissions = new Topic<>(changelog, new SingleObjectSerde<>(Admission.class));
            each(
                    consumer,
                    changelog,
                    since,
                    record -> Decoding.maybe(admissions, record)
                            .ifPresent(
                                    entry -> aftermath.entry(new String(record.key(), StandardCharsets.UTF_8), entry)));
        }
    }

    /** Whether intake has passed records on that it has not decided about. */
    public boolean deciding() {
        boolean[] any = {false};
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            Map<TopicPartition, Long> committed = CommittedOffsets.of(installation, intake);
            TopicReader.readFrom(
                    StartOffsets.of(consumer, committed, List.of(WorkTopics.bySku(intake))), consumer, record -> {
                        any[0] = true;
                        return false;
                    });
        }
        return any[0];
    }

    private static void copied(
            ConsumerRecord<?, ?> record, Replay replay, Map<TopicPartition, Long> read, Aftermath aftermath) {
        Optional<String> id = RecordHeaders.text(record.headers(), RecordHeaders.REPLAY_ID);
        if (id.filter(replay.getReplayId()::equals).isPresent()) {
            long next = read.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
            aftermath.copied(record.partition(), record.offset(), record.offset() < next);
        }
    }

    private void undecodable(ConsumerRecord<?, ?> record, Aftermath aftermath) {
        if (RecordHeaders.text(record.headers(), RecordHeaders.ERROR_TOPIC)
                .filter(topics.replays().name()::equals)
                .isPresent()) {
            Optional<Long> partition = number(record, RecordHeaders.ERROR_PARTITION);
            Optional<Long> offset = number(record, RecordHeaders.ERROR_OFFSET);
            if (partition.isPresent() && offset.isPresent()) {
                aftermath.undecodable(partition.get().intValue(), offset.get());
            }
        }
    }

    private static Optional<Long> number(ConsumerRecord<?, ?> record, String header) {
        return RecordHeaders.text(record.headers(), header)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    private static <V> void values(
            Consumer<byte[], byte[]> consumer, Topic<V> topic, Instant since, java.util.function.Consumer<V> each) {
        each(
                consumer,
                topic.name(),
                since,
                record -> Decoding.maybe(topic, record).ifPresent(each));
    }

    private static void each(
            Consumer<byte[], byte[]> consumer,
            String topic,
            Instant since,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        TopicReader.readFrom(StartOffsets.since(consumer, topic, since), consumer, record -> {
            action.accept(record);
            return true;
        });
    }
}
