package io.darkroom.app.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.job.Job;
import io.darkroom.app.job.Plant;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prompts of a cluster, whose stages run elsewhere. */
class SharedPromptsIT {
    private static final String FILE = """
            active: v1
            versions:
              v1:
                plain: "Photo of {{title}}."
                append: "{{anchor}} {{append}}"
                segments: {product: {size: 1024x1024, anchor: Keep the product.}}
              v2:
                state: ab
                plain: "Photo of {{title}} by {{brand}}."
                append: "{{anchor}} {{append}}"
                segments: {product: {size: 1024x1024, anchor: Keep the product.}}
            experiments:
              spring: {arms: {v1: 1, v2: 99}}
            """;

    @TempDir
    Path folder;

    @Test
    void changedWordsAreSeenBeforeAnythingStartsAndRejectionsCount() throws IOException {
        Path prompts = Files.writeString(folder.resolve("prompts.yaml"), FILE);
        try (Plant plant = Plant.start(folder, Map.of("prompts.file", prompts.toString()), Latency.NONE)
                .withStages()) {
            Files.writeString(folder.resolve("darkroom.yaml"), "prompts.file: " + prompts + "\n");
            Job job = plant.job(folder);
            Path catalog = job.write(
                    "mugs.csv",
                    "sku,title,image_url,brand",
                    "A,Mug,https://x.example/1.png,Acme",
                    "B,Cup,https://x.example/2.png,");
            Job.Result drawn = job.run(catalog, "--variants", "1");
            assertThat(drawn.column("status")).as(drawn.err()).containsExactly("completed", "failed");

            Job.Result counted = job.command(List.of("prompts", "ab", "spring"));

            assertThat(counted.out()).containsPattern("v2 +99 % +1 +0 +0 +1 +1 ");

            Files.writeString(prompts, FILE.replace("{{title}} by", "a {{title}} by"));
            String changed = "versions.v2.segments.product is not what was used since";
            assertThat(job.command(List.of("prompts", "lint")).err()).contains(changed);
            Job.Result dry = job.run(catalog, "--dry-run");
            assertThat(dry.code()).isEqualTo(2);
            assertThat(dry.out()).contains("Nothing was started.");
            assertThat(dry.err()).contains(changed);
        }
    }
}
