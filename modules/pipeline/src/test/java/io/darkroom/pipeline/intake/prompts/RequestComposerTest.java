package io.darkroom.pipeline.intake.prompts;

import static io.darkroom.pipeline.intake.Events.catalogRow;
import static io.darkroom.pipeline.intake.Events.event;
import static io.darkroom.pipeline.intake.Events.shot;
import static io.darkroom.pipeline.intake.Events.shotRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Shot;
import io.darkroom.pipeline.intake.governance.Choices;
import io.darkroom.pipeline.intake.governance.Governance;
import io.darkroom.pipeline.intake.governance.Model;
import io.darkroom.pipeline.intake.governance.Placement;
import io.darkroom.pipeline.intake.governance.Reference;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.catalog.PromptSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RequestComposerTest {
    private static final Model WIDE = new Model(
            "wide",
            "vendor/wide-2",
            Optional.of("pixels"),
            List.of("16:9", "21:9"),
            List.of(),
            List.of(),
            Optional.empty(),
            4,
            Reference.TAKEN);

    private final PromptCatalog catalog = PromptCatalog.load(PromptSettings.builtIn());
    private final Governance governance = new Governance(
            Map.of(
                    "banner", new Placement("banner", List.of("21:9"), Optional.of("wide"), List.of()),
                    "square", new Placement("square", List.of("1:1"), Optional.empty(), List.of())),
            Map.of("wide", WIDE, "textual", textual()),
            Map.of("sandbox", Map.of("3:2", "1536x1024", "1:1", "1024x1024")));
    private final Renderer renderer = new Renderer(catalog, governance);
    private final RequestComposer composer = new RequestComposer(
            new Choices(governance, model -> governance.model(model).provider().orElse("sandbox")), Set.of("sig"));

    @Test
    void whatTheShotSaysWinsOverEveryDefault() {
        GenerationRequest request = compose(shot -> shot.setModel("m")
                .setSize("1024x1536")
                .setQuality("low")
                .setStyle("line")
                .setBackground("transparent")
                .setCount(2));

        assertThat(request.getModel()).isEqualTo("m");
        assertThat(request.getSize()).hasValue("1024x1536");
        assertThat(request.getQuality()).hasValue("low");
        assertThat(request.getStyle()).hasValue("line");
        assertThat(request.getBackground()).hasValue("transparent");
        assertThat(request.getCount()).isEqualTo(2);
    }

    @Test
    void aspectTakesThePlaceOfTheSegmentsSize() {
        GenerationRequest request = compose(shot -> shot.setAspect("4:5"));

        assertThat(request.getAspect()).hasValue("4:5");
        assertThat(request.getSize()).isEmpty();
    }

    @Test
    void aspectBecomesTheSizeThatTheProviderHasForIt() {
        assertThat(compose(shot -> shot.setAspect("3:2")).getSize()).hasValue("1536x1024");
        assertThat(compose(shot -> shot.setAspect("3:2").setSize("512x512")).getSize())
                .hasValue("512x512");
    }

    @Test
    void placementGivesModelProviderAndAspectWhereTheShotSaysNothing() {
        GenerationRequest request = compose(shot -> shot.setPlacement("banner"));

        assertThat(request.getModel()).isEqualTo("vendor/wide-2");
        assertThat(request.getProvider()).isEqualTo("pixels");
        assertThat(request.getAspect()).hasValue("21:9");
        assertThat(request.getSize()).isEmpty();
        assertThat(request.getPlacement()).hasValue("banner");
    }

    @Test
    void shotsOwnModelAndAspectWinOverItsPlacement() {
        GenerationRequest request =
                compose(shot -> shot.setPlacement("banner").setModel("m").setAspect("16:9"));

        assertThat(request.getModel()).isEqualTo("m");
        assertThat(request.getProvider()).isEqualTo("sandbox");
        assertThat(request.getAspect()).hasValue("16:9");
    }

    @Test
    void sizeOfAShotKeepsThePlacementsAspectOut() {
        GenerationRequest request = compose(shot -> shot.setPlacement("square").setSize("512x512"));

        assertThat(request.getAspect()).isEmpty();
        assertThat(request.getSize()).hasValue("512x512");
    }

    @Test
    void aspectOfThePlacementBecomesASizeWhereOnlySizesAreDrawn() {
        GenerationRequest request = compose(shot -> shot.setPlacement("square"));

        assertThat(request.getAspect()).hasValue("1:1");
        assertThat(request.getSize()).hasValue("1024x1024");
    }

    @Test
    void aspectThatTheWordingNamesMayComeFromThePlacement() {
        GenerationRequest request = compose(shot -> shot.setPlacement("banner")
                .setPromptTemplate("{{aspect}} for {{placement}}, {{variant}}")
                .setShotName("evening"));

        assertThat(request.getPrompt()).isEqualTo("21:9 for banner, evening");
    }

    @Test
    void modelThatIgnoresReferencesGetsNoneAndAnotherSourceIsTheSamePicture() {
        GenerationRequest request = compose(shot -> shot.setModel("textual"));
        GenerationRequest other = compose(catalogRow("MUG-1")
                .setSourceImageUrl("https://img.example.com/other.jpg")
                .setShots(List.of(
                        Shot.newBuilder().setModel("textual").setCount(4).build())));

        assertThat(request.getSourceImageUrl()).isEmpty();
        assertThat(other.getFingerprint()).isEqualTo(request.getFingerprint());
    }

    @Test
    void producersOwnKeyTakesThePlaceOfTheVersion() {
        assertThat(compose(catalogRow("MUG-1").setIdempotencyKey("order:7")).getIdempotencyKey())
                .isEqualTo("MUG-1:own:order%3A7:product:main");
    }

    @Test
    void ownTemplateBringsItsOwnVersionName() {
        GenerationRequest request =
                compose(shot -> shot.setPromptTemplate("{{title}}").setPromptVersion("spring-7"));

        assertThat(request.getIdempotencyKey()).isEqualTo("MUG-1:product:main:spring-7");
        assertThat(request.getPromptVersion()).isEqualTo("spring-7");
    }

    @Test
    void newSignatureOfTheSameSourceIsTheSameKeyAndFingerprint() {
        GenerationRequest first = compose(
                shotRow("villa", "bedroom", "wide", "Light").setSourceImageUrl("https://img.example.com/a.jpg?sig=1"));
        GenerationRequest again = compose(
                shotRow("villa", "bedroom", "wide", "Light").setSourceImageUrl("https://img.example.com/a.jpg?sig=2"));

        assertThat(again.getIdempotencyKey()).isEqualTo(first.getIdempotencyKey());
        assertThat(again.getFingerprint()).isEqualTo(first.getFingerprint());
        assertThat(again.getSourceImageUrl()).endsWith("sig=2");
    }

    private static Model textual() {
        return new Model(
                "textual",
                "textual",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                4,
                Reference.IGNORED);
    }

    private GenerationRequest compose(UnaryOperator<Shot.Builder> change) {
        CatalogChange.Builder row = catalogRow("MUG-1");
        return compose(row.setShots(List.of(change.apply(shot(row)).build())));
    }

    private GenerationRequest compose(CatalogChange.Builder change) {
        CatalogChange built = change.build();
        return composer.compose(event(built), renderer.render(built)).get(0);
    }
}
