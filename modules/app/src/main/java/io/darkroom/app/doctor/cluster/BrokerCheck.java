package io.darkroom.app.doctor.cluster;

import io.darkroom.app.doctor.check.Check;
import io.darkroom.app.doctor.check.Finding;
import io.darkroom.app.wording.Counted;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;

/** Whether the brokers answer, how many they are and of which release. One thread. */
public final class BrokerCheck implements Check {
    private static final String RELEASE = "metadata.version";

    private final Cluster cluster;

    public BrokerCheck(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public List<Finding> look() {
        Cluster.Reached reached = cluster.reach();
        int brokers = ClusterAnswer.by(reached.admin().describeCluster().nodes(), "its brokers")
                .size();
        String who = "%s at %s answer"
                        .formatted(
                                Counted.of(brokers, "broker"),
                                reached.installation().bootstrapServers())
                + (brokers == 1 ? "s" : "");
        return List.of(KafkaRelease.finding(who, level(reached.admin())));
    }

    private static Optional<Integer> level(Admin admin) {
        FinalizedVersionRange range = ClusterAnswer.by(admin.describeFeatures().featureMetadata(), "its version")
                .finalizedFeatures()
                .get(RELEASE);
        return Optional.ofNullable(range).map(known -> (int) known.maxVersionLevel());
    }
}
