package io.darkroom.contract.topic.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/** What is wrong with the partitions of topics at this moment. Any thread. */
final class PartitionsNow {

    private PartitionsNow() {}

    /**
     * In the order of the names.
     *
     * @param insync {@code min.insync.replicas} by topic
     */
    static List<Deviation> of(Collection<TopicDescription> topics, Map<String, Integer> insync) {
        List<Deviation> deviations = new ArrayList<>();
        topics.stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(topic -> add(topic, insync.getOrDefault(topic.name(), 1), deviations));
        return deviations;
    }

    private static void add(TopicDescription topic, int insync, List<Deviation> deviations) {
        List<TopicPartitionInfo> leaderless = those(topic, partition -> !led(partition));
        List<TopicPartitionInfo> readOnly =
                those(topic, partition -> led(partition) && partition.isr().size() < insync);
        List<TopicPartitionInfo> behind = those(
                topic,
                partition -> led(partition)
                        && partition.isr().size() >= insync
                        && partition.isr().size() < partition.replicas().size());
        if (!leaderless.isEmpty()) {
            deviations.add(Deviation.fatal("Topic " + topic.name() + " has no leader now for " + shown(leaderless)
                    + ": neither read nor written until a broker of it is back."));
        }
        if (!readOnly.isEmpty()) {
            deviations.add(
                    Deviation.fatal("Topic " + topic.name() + " has fewer copies in sync than " + "min.insync.replicas="
                            + insync + " now for " + shown(readOnly) + ": nothing can be written there."));
        }
        if (!behind.isEmpty()) {
            deviations.add(Deviation.note(
                    "Topic " + topic.name() + " has copies that are not in sync now for " + shown(behind) + "."));
        }
    }

    private static List<TopicPartitionInfo> those(TopicDescription topic, Predicate<TopicPartitionInfo> wanted) {
        return topic.partitions().stream().filter(wanted).toList();
    }

    private static boolean led(TopicPartitionInfo partition) {
        Node leader = partition.leader();
        return leader != null && !leader.isEmpty();
    }

    private static String shown(List<TopicPartitionInfo> partitions) {
        return (partitions.size() == 1 ? "partition " : "partitions ")
                + partitions.stream()
                        .map(partition -> Integer.toString(partition.partition()))
                        .collect(Collectors.joining(", "));
    }
}
