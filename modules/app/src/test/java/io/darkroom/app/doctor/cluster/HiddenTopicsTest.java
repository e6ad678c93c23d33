package io.darkroom.app.doctor.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.doctor.check.Verdict;
import io.darkroom.contract.topic.right.AclTable;
import io.darkroom.contract.topic.right.Application;
import java.util.Set;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class HiddenTopicsTest {
    private static final String INSIDE_INTAKE = "shop.darkroom-intake-ledger-changelog";

    @Test
    void aTopicThatApplicationsShareIsAFault() {
        assertThat(verdict(Set.of(), "shop.image.status")).isEqualTo(Verdict.FAULT);
        assertThat(verdict(Set.of(), INSIDE_INTAKE, "shop.image.status")).isEqualTo(Verdict.FAULT);
    }

    @Test
    void aTopicInsideAStageIsAWarning() {
        assertThat(verdict(Set.of(), INSIDE_INTAKE)).isEqualTo(Verdict.WARNING);
        assertThat(verdict(Set.of(Application.GENERATION), INSIDE_INTAKE)).isEqualTo(Verdict.WARNING);
    }

    @Test
    void butAFaultWhereThePrincipalHasToBeThatStage() {
        assertThat(verdict(Set.of(Application.INTAKE), INSIDE_INTAKE)).isEqualTo(Verdict.FAULT);
        assertThat(verdict(Set.of(Application.VIEWER), INSIDE_INTAKE)).isEqualTo(Verdict.FAULT);
    }

    @Test
    void aPublisherNeedsOnlyWhereItWrites() {
        assertThat(verdict(Set.of(Application.PUBLISHER), "shop.image.status")).isEqualTo(Verdict.WARNING);
        assertThat(verdict(Set.of(Application.PUBLISHER), "shop.catalog.changes"))
                .isEqualTo(Verdict.FAULT);
    }

    @Test
    void whatIsNoTopicIsAWarning() {
        assertThat(hidden(Set.of())
                        .finding(GroupAuthorizationException.forGroupId("shop.darkroom-intake"), "Said.")
                        .verdict())
                .isEqualTo(Verdict.WARNING);
    }

    private static Verdict verdict(Set<Application> wanted, String... topics) {
        return hidden(wanted)
                .finding(new IllegalStateException(new TopicAuthorizationException(Set.of(topics))), "Said.")
                .verdict();
    }

    private static HiddenTopics hidden(Set<Application> wanted) {
        return new HiddenTopics(AclTable.of("shop.", Set.of("pixelmuse"), ""), wanted);
    }
}
