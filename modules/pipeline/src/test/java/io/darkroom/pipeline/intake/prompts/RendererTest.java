package io.darkroom.pipeline.intake.prompts;

import static io.darkroom.pipeline.intake.Events.catalogRow;
import static io.darkroom.pipeline.intake.Events.shot;
import static io.darkroom.pipeline.intake.Events.shotRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import io.darkroom.contract.Violation;
import io.darkroom.pipeline.intake.governance.Governance;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.catalog.PromptSettings;
import io.darkroom.pipeline.intake.prompts.wording.PromptVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RendererTest {
    private final PromptCatalog catalog = PromptCatalog.load(PromptSettings.builtIn());
    private final Renderer renderer = new Renderer(catalog, Governance.NONE);

    @Test
    void catalogRowWithoutBrandAndTagsHasNoBrokenSentence() {
        CatalogChange.Builder change = catalogRow("MUG-1")
                .setProduct(Product.newBuilder().setTitle("Mug").setBrand("").build());

        assertThat(text(change))
                .isEqualTo("Hero photo for an online shop: Mug. Photorealistic, the product centred, clean edges, "
                        + "no watermark, no added text.");
    }

    @Test
    void catalogRowKeepsBrandAndTagsAsWritten() {
        assertThat(text(catalogRow("MUG-1")))
                .isEqualTo("Hero photo for an online shop: Stoneware mug. True to the brand identity of Acme. "
                        + "Style cues: matte; warm light. Photorealistic, the product centred, clean edges, "
                        + "no watermark, no added text.");
    }

    @Test
    void shotRowIsAnchorShotAndAppendedText() {
        PromptVersion version = catalog.version("prompt_v1").orElseThrow();
        String anchor =
                catalog.segment(version, "kitchen").orElseThrow().anchor().text();

        assertThat(text(shotRow("villa", "kitchen", "island", "Add {{ evening }} light")))
                .isEqualTo(anchor + " Shot: island. Add {{ evening }} light.");
    }

    @Test
    void ownTemplateMayNameEveryValueAndAttributes() {
        CatalogChange.Builder change =
                own("{{sku}}/{{title}}/{{brand}}/{{style_tags}}/{{segment}}/{{shot}}/{{colour}}");
        change.getProduct().setAttributes(Map.of("colour", "blue", "title", "never"));

        assertThat(text(change)).isEqualTo("MUG-1/Stoneware mug/Acme/matte; warm light/product/main/blue");
    }

    @Test
    void unresolvedPlaceholderOfAnOwnTemplateIsAViolationThatNamesIt() {
        assertThat(violations(own("{{colour}} {{finish}} {{title}}")))
                .extracting(Violation::getField, Violation::getRule)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "shots[0].promptTemplate",
                                "must not name the placeholder {{colour}}, which has no value"),
                        org.assertj.core.groups.Tuple.tuple(
                                "shots[0].promptTemplate",
                                "must not name the placeholder {{finish}}, which has no value"));
    }

    @Test
    void emptyFieldThatOurWordingNeedsIsAViolationOfThatFieldOnce() {
        CatalogChange.Builder change = catalogRow("MUG-1")
                .setProduct(Product.newBuilder().setTitle(" ").build());
        Shot.Builder shot = shot(change);
        change.setShots(
                List.of(shot.setShotName("a").build(), shot.setShotName("b").build()));

        assertThat(violations(change)).singleElement().satisfies(violation -> {
            assertThat(violation.getField()).isEqualTo("product.title");
            assertThat(violation.getRule()).isEqualTo("must not be empty: the prompt names it as {{title}}");
        });
    }

    @Test
    void textThatIsNoTemplateIsAViolation() {
        assertThat(violations(own("{{#title}} open")))
                .singleElement()
                .satisfies(violation -> assertThat(violation.getRule()).startsWith("must be a template: "));
    }

    @Test
    void promptBeyondTheLimitIsAViolationNotAFullHeap() {
        CatalogChange.Builder change = own("{{title}}".repeat(3_000));

        assertThat(violations(change))
                .singleElement()
                .satisfies(violation ->
                        assertThat(violation.getRule()).isEqualTo("must render to at most 32000 characters"));
    }

    @Test
    void shotsThatTheContractForbidsAreLeftToItsRules() {
        CatalogChange.Builder unknownSegment = catalogRow("MUG-1").setSegment("attic");
        CatalogChange.Builder unknownVersion = catalogRow("MUG-1");
        unknownVersion.setShots(
                List.of(shot(unknownVersion).setPromptVersion("none").build()));

        assertThat(renderer.render(unknownSegment.build())).isEqualTo(new Rendering(List.of(), List.of()));
        assertThat(renderer.render(unknownVersion.build())).isEqualTo(new Rendering(List.of(), List.of()));
    }

    private static CatalogChange.Builder own(String template) {
        CatalogChange.Builder change = catalogRow("MUG-1");
        return change.setShots(List.of(shot(change).setPromptTemplate(template).build()));
    }

    private String text(CatalogChange.Builder change) {
        Rendering rendering = renderer.render(change.build());
        assertThat(rendering.violations()).isEmpty();
        return rendering.prompts().get(0).text();
    }

    private List<Violation> violations(CatalogChange.Builder change) {
        return renderer.render(change.build()).violations();
    }
}
