package io.darkroom.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.job.Job;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code run} in a process of its own, against an image API that counts. */
class RunIT {
    private static final String HEADER = "sku,title,image_url,brand,style_tags\n";

    @TempDir
    private Path folder;

    private ImageApi api;

    @BeforeEach
    void startApi() {
        api = ImageApi.start(ImageApiSettings.withLatency(Latency.of(Duration.ofMillis(200))));
    }

    @AfterEach
    void stopApi() {
        api.close();
    }

    @Test
    void finishedRowsCostNothingAndKeepTheirLine() throws Exception {
        catalog(5);
        assertThat(run("--variants 2")).isZero();
        String first = Files.readString(lines());

        assertThat(run("--variants 2")).isZero();

        assertThat(Files.readString(lines())).isEqualTo(first);
        assertThat(api.calls()).isEqualTo(5);
        assertThat(skus()).containsExactly("SKU-0", "SKU-1", "SKU-2", "SKU-3", "SKU-4");
        assertThat(folder.resolve("catalog-outputs-images/SKU-3/product-main-2.png"))
                .isNotEmptyFile();
        assertThat(folder.resolve("catalog-outputs.jsonl.partial")).doesNotExist();
    }

    @Test
    void anInterruptedRunWaitsForWhatIsPaidStartsNothingAndTheNextOneSaysWhatItLeft() throws Exception {
        Files.writeString(folder.resolve("darkroom.yaml"), """
                provider: other
                providers.other: {dialect: creativeai, price: 0.50 USD}
                """);
        catalog(12);
        try (DarkroomProcess first = start("--variants 2 --pictures none --max-in-flight 2 --yes")) {
            await().atMost(Duration.ofMinutes(2)).until(() -> partialLines() >= 2);
            assertThat(first.interrupt()).isEqualTo(130);
            assertThat(first.said()).contains("no new calls", "Not started: ").doesNotContain("earlier runs");
        }
        long left = 12 - api.calls();
        assertThat(left).isPositive();
        assertThat(partialLines()).isEqualTo(api.calls());
        write(HEADER + "NEW,Mug,https://x.example/new.png,,\nSKU-11,Thing 11,https://x.example/11.png,,\n");

        try (DarkroomProcess second = start("--variants 2 --pictures none --yes")) {
            assertThat(second.exitCode()).isZero();
            assertThat(second.said())
                    .contains("Rows: 2", (left - 1) + " orders of earlier runs are still waiting in .darkroom/other")
                    .contains("Price: at most about %d.00 USD".formatted(2 + left - 1));
        }
        assertThat(api.calls()).isEqualTo(13);
    }

    @Test
    void aDryRunLeavesNothingBehind() throws IOException {
        catalog(2);

        Job.Result dry = new Job(folder, Map.of()).run(folder.resolve("catalog.csv"), "--dry-run");

        assertThat(dry.code()).isZero();
        assertThat(dry.out()).contains("Nothing was started.");
        assertThat(folder.resolve(".darkroom")).doesNotExist();
        assertThat(api.calls()).isZero();
    }

    @Tag("long")
    @Test
    void wrongKeyEndsTheRunWithinSeconds() throws Exception {
        catalog(30);
        api.faults().set("wrong-key");

        try (DarkroomProcess run = start("--variants 1")) {
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.said()).contains("refuses the key").contains("Not started: 30");
        }
        assertThat(lines()).doesNotExist();
        assertThat(api.calls()).isEqualTo(1);
    }

    private int run(String flags) throws IOException, InterruptedException {
        try (DarkroomProcess run = start(flags)) {
            int code = run.exitCode();
            assertThat(run.said()).contains("Output: ");
            return code;
        }
    }

    private DarkroomProcess start(String flags) throws IOException {
        return DarkroomProcess.start(folder, "run catalog.csv --provider-url " + api.base() + " " + flags);
    }

    private void catalog(int rows) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < rows; i++) {
            text.append("SKU-%d,Thing %d,https://x.example/%d.png,,%n".formatted(i, i, i));
        }
        write(text.toString());
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("catalog.csv"), text);
    }

    private Path lines() {
        return folder.resolve("catalog-outputs.jsonl");
    }

    private long partialLines() throws IOException {
        Path partial = folder.resolve("catalog-outputs.jsonl.partial");
        if (!Files.exists(partial)) {
            return 0;
        }
        try (var all = Files.lines(partial)) {
            return all.count();
        }
    }

    private List<JsonNode> json() throws IOException {
        return Files.readAllLines(lines()).stream().map(RunIT::parsed).toList();
    }

    private List<String> skus() throws IOException {
        return json().stream().map(line -> line.path("sku").asText()).toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return new JsonMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
