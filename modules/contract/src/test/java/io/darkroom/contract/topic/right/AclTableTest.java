package io.darkroom.contract.topic.right;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.topic.Topics;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;

class AclTableTest {
    private final List<AccessRight> rights = AclTable.of("p.", Set.of("house", "painter"), "consumers-");

    @Test
    void intakeWritesTheQueuesOfEachProvider() {
        assertThat(rights)
                .filteredOn(right -> right.application() == Application.INTAKE
                        && right.operations().contains(AclOperation.WRITE)
                        && right.name().startsWith("p.image.requests."))
                .extracting(AccessRight::name)
                .containsExactlyInAnyOrder(
                        "p.image.requests.house",
                        "p.image.requests.house.backfill",
                        "p.image.requests.painter",
                        "p.image.requests.painter.backfill");
    }

    @Test
    void generationHasGroupTransactionsAndAnswersOfEachProvider() {
        assertThat(rights)
                .filteredOn(right -> right.application() == Application.GENERATION)
                .extracting(AccessRight::shownName)
                .contains(
                        "p.darkroom-generation-house",
                        "p.darkroom-generation-painter",
                        "p.darkroom-generation-house-*",
                        "p.darkroom-generation-painter-*",
                        "p.image.replies.house",
                        "p.image.replies.painter");
    }

    @Test
    void noRightStandsTwice() {
        assertThat(rights.stream().map(right -> right.application() + " " + right.type() + " " + right.shownName()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theAssetStageReadsResultsAndWritesNoneOfThem() {
        List<AccessRight> storing = AclTable.of("", Set.of("house", Topics.ASSET_STAGE), "consumers-");

        assertThat(storing)
                .filteredOn(right -> right.application() == Application.ASSETS
                        && right.operations().contains(AclOperation.WRITE)
                        && right.name().startsWith("image."))
                .extracting(AccessRight::name)
                .doesNotContain("image.completed", "image.failed", "image.requests.house")
                .contains("image.assets", "image.requests.assets", "image.replies.assets", "image.retries.assets");
        assertThat(storing)
                .filteredOn(right -> right.name().startsWith("image.requests.assets")
                        && right.operations().contains(AclOperation.WRITE))
                .extracting(AccessRight::application)
                .as("a run asks for what was missing")
                .containsOnly(Application.ASSETS, Application.OPERATOR);
    }
}
