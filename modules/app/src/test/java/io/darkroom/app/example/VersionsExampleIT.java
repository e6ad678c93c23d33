package io.darkroom.app.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.job.Job;
import io.darkroom.app.job.Plant;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the example about prompt versions, as its page shows them. */
class VersionsExampleIT {
    @TempDir
    Path folder;

    @Test
    void aFifthOfTheProductsIsDrawnWithTheFrozenArmAndBothAreCounted() throws IOException {
        ExamplePage page = ExamplePage.of("prompt-versions");
        Path prompts = folder.resolve("examples/prompt-versions/prompts.yaml");
        try (Plant plant = Plant.start(folder, Map.of("prompts.file", prompts.toString()), Latency.NONE)) {
            page.copyTo(folder, addresses(plant));
            plant.withStages();

            List<Job.Result> said = page.typed().stream()
                    .filter(typed -> typed.ownLine())
                    .map(typed -> new Job(folder, Map.of()).command(typed.words(folder, folder)))
                    .toList();

            assertThat(said).extracting(Job.Result::code).as(said.toString()).containsExactly(0, 1, 0, 0, 0, 0);
            assertThat(said.get(1).out())
                    .contains("[plain white, soft light from the left. ]", "[an old wooden table,");
            assertThat(said.get(2).out()).contains("table_v2: 1 segment locked now, 0 before.");
            assertThat(Files.readAllLines(folder.resolve("versions.jsonl"))).hasSize(20);
            assertThat(said.get(4).out())
                    .containsPattern("white_v1 .*tables 80 %.*1 of 1 segment")
                    .containsPattern("table_v2 .*tables 20 %.*1 of 1 segment");
            int tables = completed(said.get(5).out(), "table_v2", 20);
            assertThat(tables).isBetween(1, 10);
            assertThat(completed(said.get(5).out(), "white_v1", 80)).isEqualTo(20 - tables);

            Files.writeString(prompts, Files.readString(prompts).replace("old wooden", "oak"));
            Job.Result changed = new Job(folder, Map.of())
                    .command(page.typed().stream()
                            .filter(typed -> typed.words().contains("lint"))
                            .findFirst()
                            .orElseThrow()
                            .words(folder, folder));
            assertThat(changed.err()).contains("versions.table_v2.segments.product is not what was used since");
        }
    }

    private Map<String, String> addresses(Plant plant) {
        return Map.of(
                "127.0.0.1:9092",
                plant.installation().bootstrapServers(),
                "127.0.0.1:8081",
                plant.installation().registry().getAuthority(),
                "127.0.0.1:8080",
                plant.api().base().getAuthority(),
                "prompts.file: examples",
                "prompts.file: " + folder.resolve("examples"));
    }

    private static int completed(String table, String arm, int share) {
        var row = Pattern.compile(arm + " +" + share + " % +(\\d+) ").matcher(table);
        assertThat(row.find()).as(table).isTrue();
        return Integer.parseInt(row.group(1));
    }
}
