package io.darkroom.pipeline.intake.prompts.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.PromptLock;
import io.darkroom.contract.Shot;
import io.darkroom.pipeline.intake.prompts.wording.Wording;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnWordsTest {
    @Test
    void aNameStandsForTheWordsOfItsFirstUseAtEachShot() {
        OwnWords words = new OwnWords(PromptLocks.NONE);
        words.remember(lock(wording("brief-1", "front", "A mug.")));

        assertThat(words.others(wording("brief-1", "front", "A mug."))).isEmpty();
        assertThat(words.others(wording("brief-1", "side", "A cup."))).isEmpty();
        assertThat(words.others(wording("brief-1", "front", "A cup.")))
                .hasValueSatisfying(used -> assertThat(used.by()).isEqualTo("somebody"));
    }

    @Test
    void whatComesAfterTheMostNamesIsNotHeldToItsWords() {
        OwnWords words = new OwnWords(PromptLocks.NONE);
        for (int i = 0; i < OwnWords.MOST; i++) {
            assertThat(words.remember(lock(wording("brief-" + i, "front", "A mug."))))
                    .isTrue();
        }

        assertThat(words.remember(lock(wording("brief-0", "front", "A mug.")))).isTrue();
        assertThat(words.remember(lock(wording("late", "front", "A mug.")))).isFalse();
        assertThat(words.others(wording("late", "front", "A cup."))).isEmpty();
    }

    @Test
    void locksOfTheTopicAreKnownWithoutTheirWords() {
        PromptLock light = OwnWords.light(lock(wording("brief-1", "front", "A mug.")));
        OwnWords words = new OwnWords(new PromptLocks(Map.of(PromptLocks.key(light), light)));

        assertThat(light.getParts()).isEmpty();
        assertThat(words.others(wording("brief-1", "front", "A cup."))).isPresent();
    }

    private static Wording wording(String version, String shot, String template) {
        return OwnWords.of(
                        "product",
                        Shot.newBuilder()
                                .setShotName(shot)
                                .setPromptVersion(version)
                                .setPromptTemplate(template)
                                .build())
                .orElseThrow();
    }

    private static PromptLock lock(Wording wording) {
        return PromptLocks.lock(wording, Instant.EPOCH, "somebody");
    }
}
