package io.darkroom.pipeline.intake;

import static io.darkroom.pipeline.intake.Events.catalogRow;
import static io.darkroom.pipeline.intake.Events.shot;
import static io.darkroom.pipeline.intake.Events.shotRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
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
    void templateWithoutANameIsNamedByItsWordsAndLocksNothing() {
        try (IntakeDriver intake = new IntakeDriver()) {
            CatalogChange.Builder change = catalogRow("MUG-1");
            intake.publish(change.setShots(
                    List.of(shot(change).setPromptTemplate("A mug.").build())));

            intake.publish(change.setShots(
                    List.of(shot(change).setPromptTemplate("A cup.").build())));

            assertThat(intake.requests())
                    .extracting(GenerationRequest::getPromptVersion)
                    .allMatch(version -> version.matches("own-[0-9a-f]{12}"))
                    .doesNotHaveDuplicates()
                    .hasSize(2);
            assertThat(intake.values(intake.topics.prompts())).isEmpty();
        }
    }

    @Test
    void nameThatAnEventGivesItsWordsStandsForThemAtEverySku() {
        try (IntakeDriver intake = new IntakeDriver()) {
            intake.publish(own("MUG-1", "brief-1", "A mug."));
            List<PromptLock> locks = intake.values(intake.topics.prompts());
            intake.publish(own("MUG-2", "brief-1", "A mug.")).publish(own("MUG-3", "brief-1", "A cup."));
            intake.publish(own("MUG-4", "brief-2", "A cup."));

            assertThat(locks).hasSize(1);
            assertThat(intake.values(intake.topics.prompts())).hasSize(1);
            assertThat(intake.requests())
                    .extracting(GenerationRequest::getSku)
                    .containsExactly("MUG-1", "MUG-2", "MUG-4");
            assertThat(intake.failed())
                    .extracting(failed -> failed.getFailure().getError())
                    .containsExactly(
                            "shots[0].promptVersion must be a new name: under this one shot main has had other "
                                    + "words since " + Events.NOW + " (by catalog.changes-0-0), was brief-1");
        }
    }

    @Test
    void whatWasLockedBeforeAStartHoldsAfterIt() {
        PromptLock before;
        try (IntakeDriver intake = new IntakeDriver()) {
            before = intake.publish(own("MUG-1", "brief-1", "A mug."))
                    .values(intake.topics.prompts())
                    .getFirst();
        }
        PromptLocks known = new PromptLocks(Map.of(PromptLocks.key(before), before));
        try (IntakeDriver intake = new IntakeDriver(IntakeSettings.defaults("sandbox"), known)) {
            intake.publish(own("MUG-2", "brief-1", "A mug.")).publish(own("MUG-3", "brief-1", "A cup."));

            assertThat(intake.requests()).hasSize(1);
            assertThat(intake.failed()).hasSize(1);
            assertThat(intake.values(intake.topics.prompts())).isEmpty();
        }
    }

    @Test
    void shotsOfOneEventMayHaveWordsOfTheirOwnUnderOneName() {
        try (IntakeDriver intake = new IntakeDriver()) {
            CatalogChange.Builder change = own("MUG-1", "brief-1", "A mug.");
            intake.publish(change.setShots(List.of(
                    shot(change).setShotName("front").build(),
                    shot(change)
                            .setShotName("side")
                            .setPromptTemplate("A mug from the side.")
                            .build())));

            assertThat(intake.requests()).hasSize(2);
            assertThat(intake.values(intake.topics.prompts()))
                    .extracting(PromptLocks::key)
                    .containsExactly("own:brief-1/product/front", "own:brief-1/product/side");
        }
    }

    @Test
    void wordsOfAnEventCannotHaveTheNameOfAVersionOfTheFile() {
        try (IntakeDriver intake = new IntakeDriver()) {
            intake.publish(own("MUG-1", "prompt_v1", "A mug."));

            assertThat(intake.requests()).isEmpty();
            assertThat(intake.failed())
                    .extracting(failed -> failed.getFailure().getError())
                    .containsExactly("shots[0].promptVersion must be another name beside promptTemplate, or left out: "
                            + "prompt_v1 is a version of the prompts file, with words of its own, was prompt_v1");
        }
    }

    private static CatalogChange.Builder own(String sku, String version, String template) {
        CatalogChange.Builder change = catalogRow(sku);
        return change.setShots(List.of(shot(change)
                .setPromptTemplate(template)
                .setPromptVersion(version)
                .build()));
    }
}
