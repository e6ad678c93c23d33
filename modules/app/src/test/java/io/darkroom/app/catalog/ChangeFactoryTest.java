package io.darkroom.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeFactoryTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Wishes WISHES = new Wishes(
            Optional.of("hero"),
            Optional.of("imagen-3"),
            Optional.of("21:9"),
            Optional.of("transparent"),
            Optional.empty());

    private final RunStamp run = new RunStamp("20261120-120000-ab12");

    @Test
    void rowOfRecipeAAsksForVariantsOfOneShot() {
        Row.Order row = new Row.Order(
                7,
                9,
                new RowId("job", "S-1", "S-1", "product", "main"),
                Map.of("sku", "S-1", "title", "Mug", "image_url", "https://x/1", "brand", "", "style_tags", "a, b;c"));

        CatalogChange change = new ChangeFactory(Recipe.CATALOG, run, 3, WISHES).change(row, NOW);

        assertThat(change.getSku()).isEqualTo("S-1");
        assertThat(change.getSegment()).isEqualTo("product");
        assertThat(change.getEventId()).contains("20261120-120000-ab12-7");
        assertThat(change.getProduct().getBrand()).isEmpty();
        assertThat(change.getProduct().getStyleTags()).containsExactly("a, b;c");
        assertThat(change.getShots()).singleElement().satisfies(shot -> {
            assertThat(shot.getShotName()).isEqualTo("main");
            assertThat(shot.getCount()).isEqualTo(3);
            assertThat(shot.getPlacement()).contains("hero");
            assertThat(shot.getModel()).contains("imagen-3");
            assertThat(shot.getAspect()).contains("21:9");
            assertThat(shot.getBackground()).contains("transparent");
            assertThat(shot.getPromptAppend()).isEmpty();
        });
        assertThat(change.getOccurredAt()).isEqualTo(NOW);
    }

    @Test
    void rowOfRecipeBAsksForOnePictureOfItsAnchor() {
        Row.Order row = new Row.Order(
                0,
                2,
                new RowId("J1", "P-9", "P-9", "bedroom", "wide"),
                Map.of("source_image_url", "https://x/b", "prompt_append", "evening"));

        CatalogChange change = new ChangeFactory(Recipe.SHOTS, run, 4, Wishes.NONE).change(row, NOW);

        assertThat(change.getSku()).isEqualTo("P-9");
        assertThat(change.getAnchorId()).contains("P-9");
        assertThat(change.getJobId()).contains("J1");
        assertThat(change.getShots()).singleElement().satisfies(shot -> {
            assertThat(shot.getShotName()).isEqualTo("wide");
            assertThat(shot.getPromptAppend()).contains("evening");
            assertThat(shot.getPlacement()).isEmpty();
            assertThat(shot.getModel()).isEmpty();
            assertThat(shot.getDependsOnShot()).isEmpty();
            assertThat(shot.getCount()).isEqualTo(1);
        });
    }

    @Test
    void rowOfRecipeBMayNameTheShotThatMustBeDrawnFirst() {
        Map<String, String> values = Map.of("prompt_append", "evening", "depends_on_shot", "wide");
        Row.Order row = new Row.Order(0, 2, new RowId("J1", "P-9", "P-9", "bedroom", "corner"), values);

        CatalogChange change = new ChangeFactory(Recipe.SHOTS, run, 4, Wishes.NONE).change(row, NOW);

        assertThat(change.getShots().getFirst().getDependsOnShot()).contains("wide");
    }

    @Test
    void eventIdsLeadBackToTheirRow() {
        assertThat(run.row(run.event(41))).hasValue(41);
        assertThat(run.row("20261120-120000-ab12")).isEmpty();
        assertThat(run.row("20261120-120000-ab12-x")).isEmpty();
        assertThat(run.row("20261120-120000-ab123-4")).isEmpty();
        assertThat(run.row("other-4")).isEmpty();
    }
}
