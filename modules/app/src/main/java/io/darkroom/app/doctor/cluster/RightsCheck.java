package io.darkroom.app.doctor.cluster;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.doctor.check.Check;
import io.darkroom.app.doctor.check.Finding;
import io.darkroom.contract.topic.right.AclTable;
import io.darkroom.contract.topic.right.Application;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the principal of this configuration may do, compared with what each application needs. One thread. */
public final class RightsCheck implements Check {
    /** Of consumers, whose group is theirs to name. */
    private static final String ANY_GROUP = "";

    private final Cluster cluster;
    private final Set<Application> wanted;

    /** @param wanted applications that the principal has to be; empty when any will do */
    public RightsCheck(Cluster cluster, Set<Application> wanted) {
        this.cluster = cluster;
        this.wanted = Set.copyOf(wanted);
    }

    @Override
    public String name() {
        return "rights";
    }

    @Override
    public List<Finding> look() {
        return cluster.ifReached(this::look);
    }

    private List<Finding> look(Cluster.Reached reached) {
        DarkroomConfig config = reached.config();
        Rights rights =
                new RightsReader(reached.admin()).read(config.cluster().topics().table(config.queues()));
        if (!rights.told()) {
            return List.of(
                    Finding.warning("Not told: these brokers do not say what a principal may do. What is missing shows "
                            + "when it is needed; darkroom topics acls lists what each application needs."));
        }
        return rights.topics().isEmpty()
                ? List.of(Finding.warning("Kafka tells the rights on topics that are there, and none of these is."))
                : RightsVerdict.of(missing(config, rights), wanted);
    }

    private static Map<Application, List<String>> missing(DarkroomConfig config, Rights rights) {
        Map<Application, List<String>> missing = new EnumMap<>(Application.class);
        AclTable.of(config.cluster().topics().prefix(), config.queues(), ANY_GROUP)
                .forEach(right -> {
                    List<String> words = missing.computeIfAbsent(right.application(), each -> new ArrayList<>());
                    rights.missing(right).ifPresent(words::add);
                });
        return missing;
    }
}
