package io.darkroom.sandbox.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromptTextTest {

    @Test
    void aNamedProductIsTheTitle() {
        assertThat(PromptText.of(
                        "Hero photo for an online shop: Linen Throw. True to the brand.",
                        "https://a/b/throw_1.jpg?x=1"))
                .isEqualTo(new PromptText("Linen Throw", "throw 1"));
    }

    @Test
    void aShotIsTheTitleAndItsSubjectTheLabel() {
        assertThat(PromptText.of(
                        "Show exactly the bedroom of the reference picture: the same. Shot: front_hero. Warm.", ""))
                .isEqualTo(new PromptText("front hero", "bedroom"));
    }

    @Test
    void anyOtherPromptGivesItsFirstWords() {
        assertThat(PromptText.of("word ".repeat(100), "").title()).isEqualTo("word ".repeat(7) + "word");
        assertThat(PromptText.of("x", "https://a/").title()).isEqualTo("x");
    }
}
