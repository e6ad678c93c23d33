package io.darkroom.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TextsTest {

    @Property
    void cutTextFitsAndIsTheBeginning(@ForAll String text, @ForAll @IntRange(min = 2, max = 50) int longest) {
        String cut = Texts.cut(text, longest);

        assertThat(cut.length()).isLessThanOrEqualTo(longest);
        if (text.length() <= longest) {
            assertThat(cut).isEqualTo(text);
        } else {
            assertThat(cut).endsWith("…");
            assertThat(text).startsWith(cut.substring(0, cut.length() - 1));
        }
    }

    @Property
    void cutNeverLeavesHalfACharacter(@ForAll @IntRange(min = 2, max = 20) int longest) {
        String cut = Texts.cut("😀".repeat(40), longest);

        assertThat(cut.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE))
                .isTrue();
    }
}
