package io.darkroom.pipeline.intake.prompts.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.contract.PromptLock;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.catalog.PromptSettings;
import io.darkroom.pipeline.intake.prompts.catalog.SegmentSettings;
import io.darkroom.pipeline.intake.prompts.wording.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PromptLocksTest {
    private static final Instant USED = Instant.parse("2026-05-01T08:00:00Z");

    @Test
    void sameWordsAreAccepted() {
        PromptCatalog catalog = PromptCatalog.load(PromptSettings.builtIn());

        assertThatCode(() -> locksOf(catalog).require(catalog, Instant.EPOCH)).doesNotThrowAnyException();
    }

    @Test
    void otherWordsAreRefusedWithPlaceTimeAndDifference() {
        PromptLocks locks = locksOf(PromptCatalog.load(PromptSettings.builtIn()));

        PromptCatalog changed = catalog("product", "Photograph exactly the cup of the reference picture.");

        assertThatThrownBy(() -> locks.require(changed, Instant.EPOCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("versions.prompt_v1.segments.product is not what was used since " + USED)
                .hasMessageContaining("by catalog.changes-0-7")
                .hasMessageContaining("was: Photograph exactly the [product of the reference picture: the same")
                .hasMessageContaining("is:  Photograph exactly the [cup of the reference picture.]")
                .hasMessageContaining("give the new ones a version of their own");
    }

    @Test
    void segmentThatWasNeverUsedMayBeAddedAndChanged() {
        Map<String, PromptLock> product = locks(PromptCatalog.load(PromptSettings.builtIn()));
        product.keySet().removeIf(key -> !key.equals("prompt_v1/product"));

        PromptCatalog more = catalog("bedroom", "Another bedroom.");

        assertThat(new PromptLocks(product).changed(more)).isEmpty();
    }

    @Test
    void differenceIsShownWithAFewWordsAroundIt() {
        assertThat(WordDiff.of("a b c d e f g h", "a b c d e X g h"))
                .hasValue(new WordDiff("… b c d e [f ]g h", "… b c d e [X ]g h"));
        assertThat(WordDiff.of("a", "a b")).hasValue(new WordDiff("[a]", "[a b]"));
        assertThat(WordDiff.of("", "new")).hasValue(new WordDiff("[]", "[new]"));
        assertThat(WordDiff.of("a a", "a")).isPresent();
        assertThat(WordDiff.of("same", "same")).isEmpty();
    }

    private static PromptCatalog catalog(String segment, String anchor) {
        return PromptCatalog.load(new PromptSettings(
                Optional.empty(),
                Map.of(segment, new SegmentSettings(Optional.of(anchor), Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private static PromptLocks locksOf(PromptCatalog catalog) {
        return new PromptLocks(locks(catalog));
    }

    private static Map<String, PromptLock> locks(PromptCatalog catalog) {
        List<Wording> wordings = catalog.versions().stream()
                .flatMap(version -> version.wordings().stream())
                .toList();
        return wordings.stream()
                .collect(Collectors.toMap(
                        Wording::key, wording -> PromptLocks.lock(wording, USED, "catalog.changes-0-7")));
    }
}
