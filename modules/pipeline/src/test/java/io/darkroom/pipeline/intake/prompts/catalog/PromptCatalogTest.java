package io.darkroom.pipeline.intake.prompts.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.pipeline.intake.prompts.wording.PromptVersion;
import io.darkroom.pipeline.intake.prompts.wording.SegmentPrompt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptCatalogTest {
    private static final String FILE = """
            active: v2
            versions:
              v2:
                model: gpt-image-1
                plain: "{{anchor}} {{shot}}"
                append: "{{anchor}} Shot: {{shot}}. {{append}}."
                segments:
                  product: {size: 1024x1024, anchor: "Keep {{title}}."}
                  bedroom: {size: 1536x1024, anchor: "Keep the room.", plain: "Just the room."}
            """;

    @TempDir
    Path folder;

    @Test
    void builtInFileKnowsTheSegmentsAndSizesOfTheRecipes() {
        PromptCatalog catalog = PromptCatalog.load(PromptSettings.builtIn());

        PromptVersion version = catalog.version(catalog.active()).orElseThrow();
        assertThat(version.segments().keySet())
                .containsExactlyInAnyOrder(
                        "product",
                        "living_room",
                        "bedroom",
                        "kitchen",
                        "bathroom",
                        "dining_room",
                        "office",
                        "hallway",
                        "balcony",
                        "garden",
                        "exterior");
        version.segments()
                .forEach((name, segment) ->
                        assertThat(segment.size()).isEqualTo(name.equals("product") ? "1024x1024" : "1536x1024"));
        assertThat(version.model()).isEqualTo("gpt-image-1");
        assertThat(version.quality()).hasValue("high");
    }

    @Test
    void ownFileTakesThePlaceOfTheBuiltInOne() throws Exception {
        PromptCatalog catalog = PromptCatalog.load(settings(FILE));

        assertThat(catalog.active()).isEqualTo("v2");
        SegmentPrompt bedroom =
                catalog.segment(catalog.version("v2").orElseThrow(), "bedroom").orElseThrow();
        assertThat(bedroom.plain().text()).isEqualTo("Just the room.");
        assertThat(bedroom.append().text()).isEqualTo("{{anchor}} Shot: {{shot}}. {{append}}.");
    }

    @Test
    void settingsChangeAndAddSegmentsOfEveryVersion() throws Exception {
        PromptSettings settings = new PromptSettings(
                settings(FILE).file(),
                Map.of(
                        "product", new SegmentSettings(Optional.empty(), Optional.of("1024x1536")),
                        "sauna", new SegmentSettings(Optional.of("Keep the sauna."), Optional.of("1536x1024"))),
                Optional.of("bedroom"),
                Optional.of("other-model"),
                Optional.of("low"));

        PromptCatalog catalog = PromptCatalog.load(settings);

        PromptVersion version = catalog.version("v2").orElseThrow();
        assertThat(version.model()).isEqualTo("other-model");
        assertThat(version.quality()).hasValue("low");
        assertThat(catalog.segment(version, "product").orElseThrow().size()).isEqualTo("1024x1536");
        assertThat(catalog.segment(version, "sauna").orElseThrow().anchor().text())
                .isEqualTo("Keep the sauna.");
        assertThat(catalog.segment(version, "attic"))
                .hasValue(version.segments().get("bedroom"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "active: v2 | active: v3 | active must be one of v2, was v3",
                "model: gpt-image-1 | modle: x | versions.v2.modle is no property, known are append, model, plain, quality, segments",
                "size: 1024x1024 | size: big | versions.v2.segments.product.size must be width x height such as 1024x1024, was big",
                "Keep {{title}}. | Keep {{title. | versions.v2.segments.product.anchor is no template: a {{ or }} stands alone",
                "{{shot}}. {{append}}. | {{shot}}. | append must name {{append}}",
                "anchor: \"Keep the room.\" | foo: x | versions.v2.segments.bedroom.foo is no property",
                "  v2: |   'a b': | versions.a b a version name must be",
                "active: v2 | active: v2: | , line 1"
            })
    void wrongFileIsRefusedWithItsPlace(String from, String to, String expected) throws Exception {
        PromptSettings settings = settings(FILE.replace(from, to));

        assertThatThrownBy(() -> PromptCatalog.load(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prompts.yaml")
                .hasMessageContaining(expected);
    }

    @Test
    void missingFileAndUnknownFallbackAreRefused() {
        PromptSettings missing = new PromptSettings(
                Optional.of(folder.resolve("none.yaml")),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        PromptSettings fallback = new PromptSettings(
                Optional.empty(), Map.of(), Optional.of("attic"), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> PromptCatalog.load(missing)).hasMessageContaining("none.yaml does not exist");
        assertThatThrownBy(() -> PromptCatalog.load(fallback))
                .hasMessageContaining("segments.fallback must be a segment of version prompt_v1")
                .hasMessageContaining("was attic");
    }

    private PromptSettings settings(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("prompts.yaml"), text);
        return new PromptSettings(Optional.of(file), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
