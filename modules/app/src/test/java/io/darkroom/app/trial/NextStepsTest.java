package io.darkroom.app.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.trial.draw.Column;
import io.darkroom.app.trial.sheet.NextStep;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Product;
import io.darkroom.contract.Shot;
import io.darkroom.pipeline.intake.prompts.catalog.PromptCatalog;
import io.darkroom.pipeline.intake.prompts.catalog.PromptSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NextStepsTest {
    private static final PromptCatalog PROMPTS = PromptCatalog.load(PromptSettings.builtIn());

    @TempDir
    Path folder;

    @Test
    void theVersionThatIsProposedCanBeDrawnWith() throws IOException {
        String words = "A \"{{title}}\": # 50 % \\ of\nit, {{^brand}}no brand{{/brand}}";

        List<NextStep> steps =
                NextSteps.of(plan(new Template.Words(words, "my words", "the text")), PROMPTS, "sandbox");

        Path file = Files.writeString(
                folder.resolve("prompts.yaml"),
                "active: my_words_v1\n" + steps.getFirst().code() + "\n");
        PromptCatalog read = PromptCatalog.load(new PromptSettings(
                Optional.of(file), java.util.Map.of(), Optional.empty(), Optional.of("m"), Optional.empty()));
        assertThat(read.version("my_words_v1").orElseThrow().segments().get("bedroom"))
                .satisfies(bedroom -> {
                    assertThat(bedroom.plain().text()).isEqualTo(words);
                    assertThat(bedroom.size()).isEqualTo("1536x1024");
                });
        assertThat(steps).extracting(NextStep::code).contains("darkroom prompts freeze my_words_v1 --provider sandbox");
    }

    @Test
    void aVersionThatIsThereIsFrozenWhereItsProviderDraws() {
        List<NextStep> steps = NextSteps.of(
                plan(new Template.OfVersion("spring_v2", Optional.empty(), "prompts.yaml")), PROMPTS, "creativeai");

        assertThat(steps.getFirst().code()).isEqualTo("darkroom prompts freeze spring_v2 --provider creativeai");
    }

    private static TrialPlan plan(Template template) {
        GenerationRequest order = TrialOrders.order().setSegment("bedroom").build();
        CatalogChange product = CatalogChange.newBuilder()
                .setSku("s")
                .setProduct(Product.newBuilder().setTitle("t").build())
                .setSourceImageUrl("https://i.example/s.png")
                .setShots(List.of(Shot.newBuilder().build()))
                .setOccurredAt(Instant.EPOCH)
                .build();
        return new TrialPlan(template, product, List.of(new Column("m", "m", order, Optional.empty())), 1);
    }
}
