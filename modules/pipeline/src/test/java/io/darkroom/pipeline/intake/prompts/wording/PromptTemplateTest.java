package io.darkroom.pipeline.intake.prompts.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTemplateTest {
    private static final Map<String, String> VALUES =
            Map.of("title", "Mug \"Öre\" <b> & {{brand}}", "brand", "Acme", "empty", " ");

    @Test
    void valuesAreInsertedByteForByteAndNeverReadAsTemplates() {
        assertThat(render("{{title}}, {title} by {{{brand}}}"))
                .isEqualTo("Mug \"Öre\" <b> & {{brand}}, {title} by Acme");
    }

    @Test
    void partsOfAbsentOrBlankValuesAreLeftOut() {
        assertThat(
                        render(
                                "a{{#brand}} by {{brand}}{{/brand}}{{#empty}} x{{/empty}}{{#none}} y{{/none}}{{^none}}.{{/none}}"))
                .isEqualTo("a by Acme.");
    }

    @Test
    void everyPlaceholderWithoutAValueIsNamedOnce() {
        PromptTemplate template =
                PromptTemplate.of("{{colour}} {{title}} {{empty}} {{colour}}{{#none}}{{hidden}}{{/none}}");

        assertThat(template.unresolved(VALUES)).containsExactly("colour", "empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{",
                "{{title",
                "title}}",
                "{{}}",
                "{{ }}",
                "{{title}",
                "{{#title}}",
                "{{/title}}",
                "{{#a}}{{/b}}",
                "{{.}}",
                "{{this}}",
                "{{-index}}",
                "{{title.class}}",
                "{{title.length}}",
                "{{>part}}",
                "{{<parent}}{{/parent}}",
                "{{$block}}x{{/block}}",
                "{{=<% %>=}}<%title%> {{brand}}"
            })
    void whatIsNoTemplateOrReachesBeyondValuesIsRefused(String text) {
        assertThatThrownBy(() -> PromptTemplate.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deepNestingIsRefusedWithoutEndingTheThread() {
        String text = "{{#title}}".repeat(3_000) + "{{/title}}".repeat(3_000);

        assertThatThrownBy(() -> PromptTemplate.of(text)).hasMessageContaining("more than 50 sections");
    }

    @Test
    void renderingStopsAtItsLimit() {
        PromptTemplate template = PromptTemplate.of("{{title}}".repeat(1_000));

        assertThatThrownBy(() -> template.render(Map.of("title", "x".repeat(4_000)), 32_000))
                .isInstanceOf(PromptTooLongException.class);
        assertThat(template.render(Map.of("title", "x"), 1_000)).hasSize(1_000);
    }

    private static String render(String text) {
        return PromptTemplate.of(text).render(VALUES, 1_000);
    }
}
