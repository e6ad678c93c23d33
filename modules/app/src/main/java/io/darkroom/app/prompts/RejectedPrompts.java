package io.darkroom.app.prompts;

import io.darkroom.app.tail.Decoding;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Origin;
import io.darkroom.contract.topic.Topics;
import io.darkroom.contract.topic.header.RecordHeaders;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.catalog.PromptChoice;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the arms of events that were rejected: the rejection does not say them, the event does, as long as its topic keeps it.
 * One thread.
 */
final class RejectedPrompts {
    private final Topics topics;
    private final PromptCatalog prompts;
    private final String experiment;

    RejectedPrompts(Topics topics, PromptCatalog prompts, String experiment) {
        this.topics = topics;
        this.prompts = prompts;
        this.experiment = experiment;
    }

    /**
     * Reads the events.
     *
     * @param each gets each arm of an event once
     */
    void read(Collection<Origin> origins, Consumer<byte[], byte[]> consumer, java.util.function.Consumer<String> each) {
        Map<TopicPartition, Set<Long>> wanted = new HashMap<>();
        Set<String> read = Set.of(topics.changes().name(), topics.replays().name());
        origins.stream()
                .filter(origin -> read.contains(origin.getTopic()))
                .forEach(origin -> wanted.computeIfAbsent(
                                new TopicPartition(origin.getTopic(), origin.getPartition()), none -> new HashSet<>())
                        .add(origin.getOffset()));
        Map<TopicPartition, Long> starts = new HashMap<>();
        wanted.forEach((partition, offsets) -> starts.put(partition, Collections.min(offsets)));
        TopicReader.readFrom(starts, consumer, record -> {
            Set<Long> left = wanted.getOrDefault(new TopicPartition(record.topic(), record.partition()), Set.of());
            if (left.contains(record.offset())) {
                left.remove(record.offset());
                arms(record).forEach(each);
            }
            return wanted.values().stream().anyMatch(open -> !open.isEmpty());
        });
    }

    private Set<String> arms(ConsumerRecord<byte[], byte[]> record) {
        boolean copyOfAnOutcome = RecordHeaders.text(record.headers(), RecordHeaders.REPLAY_TOPIC)
                .filter(List.of(topics.failed().name(), topics.completed().name())::contains)
                .isPresent();
        if (copyOfAnOutcome) {
            return Set.of();
        }
        return Decoding.maybe(topics.changes(), record).map(this::arms).orElse(Set.of());
    }

    private Set<String> arms(CatalogChange change) {
        return change.getShots().stream()
                .map(shot -> prompts.choose(change, shot))
                .filter(choice -> choice.experiment().filter(experiment::equals).isPresent())
                .map(PromptChoice::name)
                .collect(Collectors.toSet());
    }
}
