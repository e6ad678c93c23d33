package io.darkroom.app.doctor.cluster;

import io.darkroom.app.doctor.check.Check;
import io.darkroom.app.doctor.check.Finding;
import io.darkroom.app.topic.TopicsReport;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.wording.Refusal;
import io.darkroom.contract.topic.right.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the topics are as they should be: what {@code topics check} says. One thread. */
public final class TopicsCheck implements Check {
    private static final int MOST = 5;

    private final Cluster cluster;
    private final Set<Application> wanted;

    /** @param wanted applications that the principal has to be; empty when any will do */
    public TopicsCheck(Cluster cluster, Set<Application> wanted) {
        this.cluster = cluster;
        this.wanted = Set.copyOf(wanted);
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public List<Finding> look() {
        return cluster.ifReached(this::look);
    }

    private List<Finding> look(Cluster.Reached reached) {
        try {
            return findings(new TopicsReport(reached.config(), reached.installation(), reached.admin()));
        } catch (RuntimeException e) {
            String refusal = Refusal.in(e).orElseThrow(() -> e);
            return List.of(new HiddenTopics(reached.config(), wanted).finding(e, refusal));
        }
    }

    private static List<Finding> findings(TopicsReport report) {
        List<Finding> findings = new ArrayList<>();
        report.obstacles().stream().limit(MOST).map(Finding::fault).forEach(findings::add);
        report.remarks().stream().limit(MOST).map(Finding::warning).forEach(findings::add);
        more(report.obstacles(), "deviation").map(Finding::fault).ifPresent(findings::add);
        more(report.remarks(), "note").map(Finding::warning).ifPresent(findings::add);
        return findings.isEmpty()
                ? List.of(Finding.ok("All %s are as they should be.".formatted(Counted.of(report.topics(), "topic"))))
                : findings;
    }

    private static Optional<String> more(List<String> all, String noun) {
        return all.size() > MOST
                ? Optional.of("%s more; darkroom topics check prints all, darkroom topics create makes what is missing."
                        .formatted(Counted.of(all.size() - MOST, noun)))
                : Optional.empty();
    }
}
