package io.darkroom.pipeline.intake.prompts;

import static io.darkroom.pipeline.intake.Events.catalogRow;
import static io.darkroom.pipeline.intake.Events.event;
import static io.darkroom.pipeline.intake.Events.shot;
import static io.darkroom.pipeline.intake.Events.shotRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Shot;
import io.darkroom.pipeline.intake.route.Routes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RequestComposerTest {
    private final PromptCatalog catalog = PromptCatalog.load(PromptSettings.builtIn());
    private final Renderer renderer = new Renderer(catalog);
    private final RequestComposer composer =
            new RequestComposer(Routes.to("sandbox"), Set.of("sig"), Map.of("3:2", "1536x1024"), catalog);

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

    private GenerationRequest compose(UnaryOperator<Shot.Builder> change) {
        CatalogChange.Builder row = catalogRow("MUG-1");
        return compose(row.setShots(List.of(change.apply(shot(row)).build())));
    }

    private GenerationRequest compose(CatalogChange.Builder change) {
        CatalogChange built = change.build();
        return composer.compose(event(built), renderer.render(built).prompts().get(0));
    }
}
