package io.darkroom.app.doctor.cluster;

import io.darkroom.app.config.ClusterConfig;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.doctor.check.Check;
import io.darkroom.app.doctor.check.Finding;
import io.darkroom.app.wording.Counted;
import io.darkroom.contract.serde.SubjectState;
import io.darkroom.contract.serde.WireSerdes;
import io.darkroom.contract.topic.Topics;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Whether the schema registry answers and would take the schemas of the topics. Registers nothing. One thread. */
public final class RegistryCheck implements Check {
    private final DarkroomConfig config;

    public RegistryCheck(DarkroomConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public List<Finding> look() {
        ClusterConfig cluster = config.cluster();
        URI address = cluster.registry().url().orElseThrow();
        try (WireSerdes serdes = new WireSerdes(cluster.registry().forSerde(address))) {
            Topics topics = new Topics(cluster.topics().prefix(), serdes);
            return findings(serdes.subjects(topics.all(config.queues())));
        }
    }

    private static List<Finding> findings(List<SubjectState> subjects) {
        List<Finding> findings = new ArrayList<>();
        for (SubjectState subject : subjects) {
            subject.obstacle().map(Finding::fault).ifPresent(findings::add);
        }
        return findings.isEmpty() ? List.of(Finding.ok(well(subjects))) : findings;
    }

    private static String well(List<SubjectState> subjects) {
        if (subjects.isEmpty()) {
            return "Another serde is set by schema-registry.serde: what it registers is its own affair.";
        }
        long known = subjects.stream().filter(SubjectState::registered).count();
        return known == subjects.size()
                ? "It has the schemas of all " + Counted.of(known, "subject") + "."
                : "It has the schemas of %d of %s, and takes the others when a stage starts."
                        .formatted(known, Counted.of(subjects.size(), "subject"));
    }
}
