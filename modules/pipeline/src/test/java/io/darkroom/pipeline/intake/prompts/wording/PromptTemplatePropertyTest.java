package io.darkroom.pipeline.intake.prompts.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No text, whoever wrote it, does more than being a template or none. */
class PromptTemplatePropertyTest {

    @Property(tries = 5_000)
    void textIsRefusedOrNamesWhatItMissesOrRenders(@ForAll("texts") String text) {
        PromptTemplate template;
        try {
            template = PromptTemplate.of(text);
        } catch (IllegalArgumentException refused) {
            return;
        }
        Map<String, String> values = Map.of("a", "1", "b", "2");

        if (template.unresolved(values).isEmpty()) {
            assertThat(template.render(values, 10_000)).doesNotContain("{{a", "{{b", "{{c");
        }
    }

    @Property
    void valueArrivesAsItIs(@ForAll String value) {
        PromptTemplate template = PromptTemplate.of("[{{a}}]{{#a}}[{{a}}]{{/a}}");
        Map<String, String> values = Map.of("a", value);

        if (value.isBlank()) {
            assertThat(template.unresolved(values)).containsExactly("a");
        } else {
            assertThat(template.render(values, 1_000_000)).isEqualTo("[" + value + "][" + value + "]");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "{{", "}}", "{", "}", "{{a}}", "{{b}}", "{{#a}}", "{{/a}}", "{{^b}}", "{{/b}}", "{{!", "{{=",
                        "{{&a}}", "{{{a}}}", "{{c}}", "{{a.b}}", "{{#", "a", " ", "\n", "=}}", "{{>a}}", "<% %>", ".",
                        "{{.}}")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
