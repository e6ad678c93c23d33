package io.darkroom.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.ImageApiSettings;
import io.darkroom.sandbox.api.Latency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
    void badRowsFailAloneRepeatsCostOneCallAndChangesConflict() throws Exception {
        write(HEADER
                + "A,Mug,https://x.example/a.png,,\n"
                + "B,Mug,ftp://x.example/b.png,,\n"
                + "A,Mug,https://x.example/a.png,,\n"
                + "A,Another mug,https://x.example/a.png,,\n"
                + "C,,https://x.example/c.png,,\n"
                + "D,Mug\n"
                + "E," + "x".repeat(1 << 20) + ",https://x.example/e.png,,\n");

        assertThat(run("--pictures none")).isEqualTo(1);

        List<JsonNode> lines = json();
        assertThat(lines)
                .extracting(line -> line.path("status").asText())
                .containsExactly("completed", "failed", "completed", "failed", "failed", "failed", "failed");
        assertThat(lines.get(2)).isEqualTo(lines.get(0));
        assertThat(error(lines.get(1))).startsWith("line 3: image_url must be");
        assertThat(error(lines.get(3)))
                .startsWith("IDEMPOTENCY_CONFLICT: line 5: ")
                .contains("--regenerate");
        assertThat(error(lines.get(4))).isEqualTo("line 6: title is empty");
        assertThat(error(lines.get(5))).isEqualTo("line 7: the row has 2 values, the header names 5 columns");
        assertThat(error(lines.get(6))).startsWith("line 8: title is too large");
        assertThat(api.calls()).isEqualTo(1);
    }

    @Test
    void aDryRunJudgesRowsAsTheRunWouldAndStartsNothing() throws Exception {
        write(HEADER
                + "A,Mug,https://x.example/a.png,,\nB,Mug,ftp://x.example/b.png,,\nC,,https://x.example/c.png,,\n");

        try (DarkroomProcess dry = start("--dry-run --variants 2");
                DarkroomProcess mauve = start("--dry-run --background mauve")) {
            assertThat(dry.exitCode()).isEqualTo(1);
            assertThat(dry.said())
                    .contains("Rows: 3 (2 cannot be ordered)", "Pictures: 2 in 1 call to sandbox")
                    .contains("line 3: image_url must be an absolute http or https URL, was 'ftp://x.example/b.png'")
                    .contains("line 4: title is empty", "Nothing was started.");
            assertThat(mauve.exitCode()).isEqualTo(1);
            assertThat(mauve.said())
                    .contains("Rows: 3 (3 cannot be ordered)", "must be one of auto, opaque, transparent");
        }
        assertThat(folder.resolve(".darkroom")).doesNotExist();
        assertThat(api.calls()).isZero();
    }

    @Test
    void failedRowsAreTriedAgainAndFinishedOnesDrawnAgainWhenAsked() throws Exception {
        catalog(3);
        api.faults().set("[{name: refused, when: {calls: 2}, then: {status: 400, code: invalid_request}}]");
        assertThat(run("--max-in-flight 1 --variants 1 --pictures none")).isEqualTo(1);
        api.faults().clear();

        assertThat(run("--variants 1 --pictures none")).isZero();
        assertThat(api.calls()).isEqualTo(4);

        assertThat(run("--variants 1 --pictures none --regenerate")).isZero();
        assertThat(api.calls()).isEqualTo(7);
    }

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

    @Test
    void emptyQuotaEndsTheRunAndCountsWhatWasNotStarted() throws Exception {
        catalog(30);
        api.faults().set("quota");

        try (DarkroomProcess run = start("--variants 1 --pictures none")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.said()).contains("Completed: 10", "Not started: ", "no credit left");
        }
        assertThat(json())
                .filteredOn(line -> line.path("status").asText().equals("failed"))
                .isNotEmpty()
                .allMatch(line -> error(line).startsWith("HTTP 402: {"));
    }

    @Test
    void interruptedRunWaitsForWhatIsPaidAndStartsNothing() throws Exception {
        catalog(40);
        try (DarkroomProcess run = start("--variants 1 --pictures none --max-in-flight 2")) {
            await().atMost(Duration.ofMinutes(2)).until(() -> partialLines() >= 4);
            assertThat(run.interrupt()).isEqualTo(130);
            assertThat(run.said()).contains("no new calls", "Not started: ");
        }
        long paid = api.calls();
        assertThat(paid).isLessThan(40);
        assertThat(partialLines()).isEqualTo(paid);

        assertThat(run("--variants 1 --pictures none")).isZero();
        assertThat(api.calls()).isEqualTo(40);
    }

    @Test
    void aPaidRunCountsWhatEarlierRunsLeftBeforeItStarts() throws Exception {
        Files.writeString(folder.resolve("darkroom.yaml"), """
                provider: other
                providers.other: {dialect: creativeai, price: 0.50 USD}
                """);
        catalog(12);
        try (DarkroomProcess first = start("--variants 2 --pictures none --max-in-flight 1 --yes")) {
            await().atMost(Duration.ofMinutes(2)).until(() -> partialLines() >= 2);
            first.interrupt();
            assertThat(first.said()).doesNotContain("earlier runs");
        }
        long left = 12 - api.calls();
        write(HEADER + "NEW,Mug,https://x.example/new.png,,\nSKU-11,Thing 11,https://x.example/11.png,,\n");

        try (DarkroomProcess second = start("--variants 2 --pictures none --yes")) {
            assertThat(second.exitCode()).isZero();
            assertThat(second.said())
                    .contains("Rows: 2", (left - 1) + " orders of earlier runs are still waiting in .darkroom/other")
                    .contains("Price: at most about %d.00 USD".formatted(2 + left - 1));
        }
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

    private static String error(JsonNode line) {
        return line.path("error").asText();
    }

    private static JsonNode parsed(String line) {
        try {
            return new JsonMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
