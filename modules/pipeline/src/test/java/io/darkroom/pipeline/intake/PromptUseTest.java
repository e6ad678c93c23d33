package io.darkroom.pipeline.intake;

import static io.darkroom.pipeline.intake.Events.catalogRow;
import static io.darkroom.pipeline.intake.Events.shot;
import static io.darkroom.pipeline.intake.Events.shotRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.PromptLock;
import io.darkroom.pipeline.intake.prompts.lock.PromptLocks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What intake remembers of the words that it uses. */
class PromptUseTest {
    @Test
    void firstUseOfTheWordsOfASegmentLocksThem() {
        try (IntakeDriver intake = new IntakeDriver()) {
            intake.publish(catalogRow("MUG-1")).publish(catalogRow("MUG-2"));
            intake.publish(shotRow("villa-7", "bedroom", "front hero", "Soft morning light"));

            List<PromptLock> locks = intake.values(intake.topics.prompts());

            assertThat(locks).extracting(PromptLock::getSegment).containsExactly("product", "bedroom");
            assertThat(locks.get(0).getBy()).isEqualTo("catalog.changes-0-0");
            assertThat(locks.get(0).getParts()).containsOnlyKeys("anchor", "plain", "append");
        }
    }

    @Test
    void lockedWordsAreNotLockedAgain() {
        PromptLock before;
        try (IntakeDriver intake = new IntakeDriver()) {
            before = intake.publish(catalogRow("MUG-1"))
                    .values(intake.topics.prompts())
                    .get(0);
        }
        PromptLocks known = new PromptLocks(Map.of("prompt_v1/product", before));
        try (IntakeDriver intake = new IntakeDriver(IntakeSettings.defaults("sandbox"), known)) {
            intake.publish(catalogRow("MUG-2"));

            assertThat(intake.requests()).hasSize(1);
            assertThat(intake.values(intake.topics.prompts())).isEmpty();
        }
    }

    @Test
    void templateOfAnEventLocksNothing() {
        try (IntakeDriver intake = new IntakeDriver()) {
            CatalogChange.Builder change = catalogRow("MUG-1");
            intake.publish(change.setShots(
                    List.of(shot(change).setPromptTemplate("A mug.").build())));

            assertThat(intake.requests()).hasSize(1);
            assertThat(intake.values(intake.topics.prompts())).isEmpty();
        }
    }
}
