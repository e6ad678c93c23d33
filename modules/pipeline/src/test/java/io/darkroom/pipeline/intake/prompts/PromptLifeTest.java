package io.darkroom.pipeline.intake.prompts;

import static io.darkroom.pipeline.intake.Events.catalogRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Shot;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.catalog.PromptChoice;
import io.darkroom.pipeline.intake.prompts.catalog.PromptSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptLifeTest {
    private static final String FILE = """
            active: v1
            versions:
              v1: {model: m, plain: "One {{title}}", append: "{{append}}", segments: {product: {size: 1024x1024, anchor: A}}}
              v2: {state: ab, model: m, plain: "Two", append: "{{append}}", segments: {product: {size: 1024x1024, anchor: A}}}
              v3: {state: draft, model: m, plain: "Three", append: "{{append}}", segments: {product: {size: 1024x1024, anchor: A}}}
              v4: {state: retired, model: m, plain: "Four", append: "{{append}}", segments: {product: {size: 1024x1024, anchor: A}}}
              v5: {model: m, plain: "Five", append: "{{append}}", segments: {product: {size: 1024x1024, anchor: A}}}
            experiments:
              spring: {segments: [product], arms: {v2: 30, v1: 70}}
            """;

    @TempDir
    Path folder;

    @Test
    void eventsMayNameWhatIsActiveFrozenOrTested() throws Exception {
        PromptCatalog catalog = catalog(FILE);

        assertThat(catalog.openVersions()).containsExactly("v1", "v2", "v5");
        assertThat(choose(catalog, "MUG-1", "v5").wording()).isPresent();
        assertThat(choose(catalog, "MUG-1", "v3").wording()).isEmpty();
        assertThat(choose(catalog, "MUG-1", "v4").wording()).isEmpty();
    }

    @Test
    void skuKeepsItsArmWhateverTheOrderOfTheFile() throws Exception {
        PromptCatalog catalog = catalog(FILE);
        PromptCatalog turned = catalog(FILE.replace("{v2: 30, v1: 70}", "{v1: 70, v2: 30}"));

        List<String> arms = skus().map(sku -> arm(catalog, sku)).toList();

        assertThat(skus().map(sku -> arm(turned, sku))).containsExactlyElementsOf(arms);
        // Fixed: a change of the hash would draw every sku of a running experiment anew.
        assertThat(arms.subList(21, 31)).containsExactly("v1", "v2", "v2", "v1", "v1", "v1", "v2", "v1", "v1", "v1");
    }

    @Test
    void armsHaveTheirShares() throws Exception {
        PromptCatalog catalog = catalog(FILE);

        Map<String, Long> counts =
                skus().collect(Collectors.groupingBy(sku -> arm(catalog, sku), Collectors.counting()));

        assertThat(counts.get("v2")).isBetween(2_850L, 3_150L);
    }

    @Test
    void shotThatNamesAVersionTakesNoPart() throws Exception {
        PromptChoice named = choose(catalog(FILE), "MUG-1", "v1");

        assertThat(named.name()).isEqualTo("v1");
        assertThat(named.experiment()).isEmpty();
        assertThat(choose(catalog(FILE), "MUG-1", null).experiment()).hasValue("spring");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state: draft | state: drafty | versions.v3.state must be draft, ab, active, frozen or retired, was drafty",
                "state: draft | state: active | versions.v3.state must not be active",
                "v1: {model | v1: {state: frozen, model | versions.v1.state must be active",
                "v2: 30, v1: 70 | v2: 30, v1: 60 | experiments.spring.arms must be 100 percent together, was 90",
                "v2: 30, v1: 70 | v9: 30, v1: 70 | experiments.spring.arms.v9 must be one of v1, v2",
                "v2: 30, v1: 70 | v3: 30, v1: 70 | experiments.spring.arms.v3 must be a version in state ab",
                "v2: 30, v1: 70 | v2: 0, v1: 100 | experiments.spring.arms.v2 must be a share of 1 to 99 percent, was 0",
                "v2: 30, v1: 70 | v1: 100 | experiments.spring.arms must give the shares of at least two versions",
                "[product] | [attic] | experiments.spring.segments must be segments of every arm, v1 has no attic",
                "spring: {segments: [product], arms: {v2: 30, v1: 70}} | {} | versions.v2.state must not be ab"
            })
    void wrongLifeIsRefusedWithItsPlace(String from, String to, String expected) {
        assertThat(FILE).contains(from);
        assertThatThrownBy(() -> catalog(FILE.replace(from, to)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("prompts.yaml: " + expected);
    }

    @Test
    void segmentCannotBeInTwoExperiments() {
        String two = FILE + "  summer: {arms: {v1: 50, v2: 50}}\n";

        assertThatThrownBy(() -> catalog(two))
                .hasMessageContaining("experiments.summer must not have a segment in common with experiments.spring");
    }

    private static java.util.stream.Stream<String> skus() {
        return IntStream.range(0, 10_000).mapToObj(i -> "SKU-" + i);
    }

    private static String arm(PromptCatalog catalog, String sku) {
        return choose(catalog, sku, null).name();
    }

    private static PromptChoice choose(
            PromptCatalog catalog, String sku, @org.jspecify.annotations.Nullable String version) {
        CatalogChange change = catalogRow(sku).build();
        Shot shot = Shot.newBuilder(change.getShots().get(0))
                .setPromptVersion(version)
                .build();
        return catalog.choose(change, shot);
    }

    private PromptCatalog catalog(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("prompts.yaml"), text);
        return PromptCatalog.load(
                new PromptSettings(Optional.of(file), Map.of(), Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
