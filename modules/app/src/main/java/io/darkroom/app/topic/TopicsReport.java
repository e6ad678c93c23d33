package io.darkroom.app.topic;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.TopicsConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Installation;
import io.darkroom.app.work.LeftWork;
import io.darkroom.contract.topic.TopicSizing;
import io.darkroom.contract.topic.TopicSpec;
import io.darkroom.contract.topic.TopicTable;
import io.darkroom.contract.topic.check.ClusterCheck;
import io.darkroom.contract.topic.check.Deviation;
import io.darkroom.contract.topic.check.TopicAdmin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** What there is to say about the topics of a cluster. One thread. */
public final class TopicsReport {
    private final List<String> obstacles;
    private final List<String> remarks;
    private final int topics;

    /** Looks at the cluster. Sizes that nobody has set are taken from it: a default is no wish. */
    public TopicsReport(DarkroomConfig config, Installation installation, Admin admin) {
        TopicTable table = table(config, admin, new TopicAdmin(admin));
        topics = table.specs().size();
        List<Deviation> all = new ClusterCheck(admin).deviations(table);
        obstacles = sentences(all, Deviation::fatal);
        remarks = new ArrayList<>(sentences(all, deviation -> !deviation.fatal()));
        remarks.addAll(LeftWork.sentences(config, installation));
    }

    /** Deviations with which nothing can work, or records would be lost. */
    public List<String> obstacles() {
        return obstacles;
    }

    /** Deviations that can be lived with. */
    public List<String> remarks() {
        return remarks;
    }

    /** Topics that should be there. */
    public int topics() {
        return topics;
    }

    private static List<String> sentences(List<Deviation> deviations, Predicate<Deviation> wanted) {
        return deviations.stream().filter(wanted).map(Deviation::sentence).toList();
    }

    private static TopicTable table(DarkroomConfig config, Admin admin, TopicAdmin found) {
        TopicsConfig wanted = config.cluster().topics();
        TopicSizing sizing = wanted.sizing();
        int partitions = set(config, "topics.partitions") ? sizing.partitions() : partitions(config, found);
        short copies = set(config, "topics.replication")
                ? sizing.replication()
                : (short) Math.min(sizing.replication(), brokers(admin));
        return new TopicsConfig(
                        wanted.prefix(),
                        new TopicSizing(partitions, copies, sizing.ledgerRetention(), sizing.longestHold()))
                .whole(config.queues());
    }

    private static boolean set(DarkroomConfig config, String property) {
        return !config.settings().origin(property).startsWith("default");
    }

    /** As many as most topics have; those that belong together must agree anyway. */
    private static int partitions(DarkroomConfig config, TopicAdmin found) {
        TopicsConfig wanted = config.cluster().topics();
        List<String> names = wanted.table(config.queues()).specs().stream()
                .map(TopicSpec::name)
                .toList();
        Map<Integer, Long> counts = found.found(names).values().stream()
                .collect(Collectors.groupingBy(TopicSpec::partitions, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(wanted.sizing().partitions());
    }

    private static int brokers(Admin admin) {
        try {
            return admin.describeCluster().nodes().get().size();
        } catch (ExecutionException e) {
            throw UserError.infrastructure("The brokers cannot be listed: " + e.getCause() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Interrupted.");
        }
    }
}
