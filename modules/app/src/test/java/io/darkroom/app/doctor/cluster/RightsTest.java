package io.darkroom.app.doctor.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.doctor.check.Finding;
import io.darkroom.app.doctor.check.Verdict;
import io.darkroom.contract.topic.right.AccessRight;
import io.darkroom.contract.topic.right.Application;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class RightsTest {
    private static final Rights RIGHTS = new Rights(
            Map.of("image.failed", Set.of(AclOperation.READ, AclOperation.DESCRIBE)), Set.of(AclOperation.DESCRIBE));

    @Test
    void whatIsMissingOfATopicIsNamed() {
        assertThat(RIGHTS.missing(right(ResourceType.TOPIC, PatternType.LITERAL, "image.failed", AclOperation.WRITE)))
                .contains("WRITE topic image.failed");
        assertThat(RIGHTS.missing(right(ResourceType.TOPIC, PatternType.LITERAL, "image.failed", AclOperation.READ)))
                .isEmpty();
    }

    @Test
    void ofTheClusterToo() {
        assertThat(RIGHTS.missing(right(
                        ResourceType.CLUSTER, PatternType.LITERAL, "kafka-cluster", AclOperation.DESCRIBE_CONFIGS)))
                .contains("DESCRIBE_CONFIGS the cluster");
    }

    @Test
    void whatNobodyCanTellIsNotMissing() {
        assertThat(RIGHTS.missing(right(ResourceType.TOPIC, PatternType.LITERAL, "not.there", AclOperation.READ)))
                .isEmpty();
        assertThat(RIGHTS.missing(right(ResourceType.TOPIC, PatternType.PREFIXED, "darkroom-", AclOperation.READ)))
                .isEmpty();
        assertThat(RIGHTS.missing(right(ResourceType.GROUP, PatternType.LITERAL, "intake", AclOperation.READ)))
                .isEmpty();
    }

    @Test
    void enoughForOneApplicationIsEnough() {
        assertThat(verdict(Map.of(Application.INTAKE, List.of(), Application.OPERATOR, List.of("WRITE topic x"))))
                .satisfies(found -> {
                    assertThat(found.verdict()).isEqualTo(Verdict.OK);
                    assertThat(found.text()).startsWith("Enough for intake; ");
                });
    }

    @Test
    void enoughForNoneNamesTheNearest() {
        assertThat(verdict(Map.of(
                        Application.INTAKE,
                        List.of("READ topic a", "READ topic b"),
                        Application.CONSUMER,
                        List.of("READ topic c"))))
                .satisfies(found -> {
                    assertThat(found.verdict()).isEqualTo(Verdict.FAULT);
                    assertThat(found.text())
                            .isEqualTo(
                                    "Not enough for any application. For consumer is missing the right to READ topic c; "
                                            + "darkroom topics acls --principal consumer=User:… lists and grants them.");
                });
    }

    @Test
    void theApplicationThatIsAskedForMustHaveAll() {
        Map<Application, List<String>> missing =
                Map.of(Application.INTAKE, List.of(), Application.OPERATOR, List.of("a", "b", "c", "d", "e"));

        assertThat(RightsVerdict.of(missing, Set.of(Application.INTAKE, Application.OPERATOR)))
                .satisfiesExactly(
                        intake -> assertThat(intake.verdict()).isEqualTo(Verdict.OK),
                        operator -> assertThat(operator.text()).contains("the right to a; b; c and 2 more;"));
    }

    @Test
    void anApplicationThatIsNotPartOfTheConfigurationIsNotCalledWell() {
        assertThat(RightsVerdict.of(Map.of(Application.INTAKE, List.of()), Set.of(Application.ASSETS)))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.verdict()).isEqualTo(Verdict.WARNING);
                    assertThat(found.text()).startsWith("Nothing in this configuration works as assets, ");
                });
    }

    @Test
    void whatTheBrokersLeaveOutIsNotMissing() {
        Rights untold = new Rights(Map.of("image.failed", Rights.UNTOLD), Set.of(AclOperation.DESCRIBE));

        assertThat(RIGHTS.told()).isTrue();
        assertThat(untold.told()).isFalse();
        assertThat(new Rights(Map.of(), Rights.UNTOLD).told()).isFalse();
    }

    private static Finding verdict(Map<Application, List<String>> missing) {
        return RightsVerdict.of(missing, Set.of()).getFirst();
    }

    private static AccessRight right(ResourceType type, PatternType pattern, String name, AclOperation operation) {
        return new AccessRight(Application.INTAKE, type, pattern, name, Set.of(operation), "why");
    }
}
