package io.darkroom.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.sandbox.api.bill.Bills.Bill;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainJobIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final List<String> CATALOG_LINE =
            List.of("sku", "status", "image_count", "image_urls", "request_id", "model_actual");
    private static final List<String> SHOTS_LINE =
            List.of("job_id", "anchor_id", "segment", "shot_name", "status", "image_url", "request_id", "model_actual");

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Plant plant;
    private Job job;

    @BeforeAll
    static void start() throws IOException {
        plant = Plant.start(shared, Map.of("retry.delay", "50ms"), Latency.parse("0s..100ms"))
                .withStages();
    }

    @AfterAll
    static void stop() {
        plant.close();
    }

    @BeforeEach
    void newFolder() {
        job = plant.job(folder);
    }

    @AfterEach
    void noFaults() {
        plant.api().faults().clear();
        plant.front().release();
    }

    @Test
    void everyProductGetsItsLineInInputOrder() throws IOException {
        Path file = job.write(
                "products.csv",
                "sku,title,image_url,brand,style_tags",
                "A-3,\"Chair \"\"Alma\"\", oak\",https://images.example/a3.png,Holz & Faden,\"warm, matte\"",
                "A-1,Lamp,https://images.example/a1.png,,",
                "A-2,Mug,https://images.example/a2.png,Lumière,daylight");

        Job.Result run = job.run(file, "--pictures", folder.resolve("pictures").toString());

        assertThat(run.code()).isZero();
        assertThat(run.column("sku")).containsExactly("A-3", "A-1", "A-2");
        assertThat(run.json()).allSatisfy(line -> {
            assertThat(Job.names(line)).isEqualTo(CATALOG_LINE);
            assertThat(line.get("status").asText()).isEqualTo("completed");
            assertThat(line.get("image_count").asInt()).isEqualTo(4);
            assertThat(line.get("image_urls")).hasSize(4);
            assertThat(line.at("/image_urls/0").asText())
                    .startsWith(plant.api().base().toString());
            assertThat(line.get("request_id").asText()).startsWith("req_");
            assertThat(line.get("model_actual").asText()).startsWith("sandbox/");
        });
        assertThat(run.out()).contains("Completed: 3", "Failed: 0", "Output: " + job.lines());
        assertThat(run.err()).contains("The sandbox draws these pictures");
        assertThat(run.err()).contains("No pictures are brought here", "assets.store is none");
        assertThat(folder.resolve("pictures")).doesNotExist();
        assertThat(plant.billed("A-")).isEqualTo(new Bill(3, 3, 12));
    }

    @Test
    void everyShotOfARecipeBFileGetsItsLineAndTwoBedroomsStayTwo() throws IOException {
        Path file = job.write(
                "shots.csv",
                "job_id,segment,anchor_id,source_image_url,shot_name,prompt_append",
                "job-1,bedroom,APT-1,https://images.example/bed1.jpg,wide,white bedding",
                "job-1,bedroom,APT-1,https://images.example/bed2.jpg,wide,white bedding",
                "job-1,kitchen,APT-1,https://images.example/kitchen.jpg,wide,clear worktops",
                "job-2,product,MUG-B,https://images.example/mug.jpg,front,on linen");

        Job.Result run = job.run(file);

        assertThat(run.code()).isZero();
        assertThat(run.json()).allSatisfy(line -> assertThat(Job.names(line)).isEqualTo(SHOTS_LINE));
        assertThat(run.column("segment")).containsExactly("bedroom", "bedroom", "kitchen", "product");
        assertThat(run.column("job_id")).containsExactly("job-1", "job-1", "job-1", "job-2");
        assertThat(run.column("image_url")).doesNotHaveDuplicates();
        assertThat(run.out()).contains("APT-1: 3 of 3", "MUG-B: 1 of 1");
        assertThat(plant.billed("APT-1")).isEqualTo(new Bill(3, 3, 3));
    }

    @Test
    void repeatedRowsCostOneCallAndGetTheSameLine() throws IOException {
        Path file = job.write(
                "repeats.csv",
                "sku,title,image_url",
                "B-1,Lamp B,https://images.example/b1.png",
                "B-2,Mug B,https://images.example/b2.png",
                "B-1,Lamp B,https://images.example/b1.png",
                "B-1,Lamp B,https://images.example/b1.png");

        Job.Result run = job.run(file);

        assertThat(run.column("sku")).containsExactly("B-1", "B-2", "B-1", "B-1");
        assertThat(List.of(run.lines().get(2), run.lines().get(3)))
                .containsOnly(run.lines().getFirst());
        assertThat(plant.billed("B-")).isEqualTo(new Bill(2, 2, 8));
    }

    @Test
    void runningAgainCostsNothingAndKeepsEveryLine() throws IOException {
        Path file = job.catalog("C", 8);
        Job.Result first = job.run(file);

        Job.Result second = job.run(file);

        assertThat(first.code()).isZero();
        assertThat(second.code()).isZero();
        assertThat(second.lines()).hasSize(8).isEqualTo(first.lines());
        assertThat(plant.billed("C-").calls()).isEqualTo(8);
    }

    @Test
    void aFailedRowKeepsWhatTheProviderSaidAndIsTriedAgain() throws IOException {
        Path file = job.catalog("D", 4);
        plant.api()
                .faults()
                .set("[{when: {prompt: 'Chair D-0002'}, then: {status: 400, code: moderation_blocked, message: No.}}]");
        Job.Result first = job.run(file);
        plant.api().faults().clear();

        Job.Result second = job.run(file);

        assertThat(first.code()).isEqualTo(1);
        JsonNode failed = first.json().get(1);
        assertThat(Job.names(failed)).containsExactly("sku", "status", "error");
        assertThat(failed.get("error").asText())
                .isEqualTo("HTTP 400: {\"error\":{\"code\":\"moderation_blocked\",\"message\":\"No.\"}}");
        assertThat(second.code()).isZero();
        assertThat(second.column("status")).containsOnly("completed");
        assertThat(without(1, second.lines())).isEqualTo(without(1, first.lines()));
        assertThat(plant.billed("D-")).isEqualTo(new Bill(5, 4, 16));
    }

    @Test
    void regenerateDrawsFinishedRowsAgainAndTheNewestStays() throws IOException {
        Path file = job.catalog("E", 2);
        Job.Result first = job.run(file);

        Job.Result again = job.run(file, "--regenerate");
        Job.Result after = job.run(file);

        assertThat(again.code()).isZero();
        assertThat(again.column("request_id")).doesNotContainAnyElementsOf(first.column("request_id"));
        assertThat(after.lines()).isEqualTo(again.lines());
        assertThat(plant.billed("E-").calls()).isEqualTo(4);
        assertThat(completed("E-0001"))
                .hasSize(2)
                .extracting(ImageCompleted::getGeneration)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aChangedRowIsAConflictThatNamesWhatChangedAndTheFinishedPictureStays() throws IOException {
        String header = "sku,title,image_url";
        Path file = job.write("one.csv", header, "F-1,Sofa,https://images.example/f1.png");
        Path changed = job.write("changed.csv", header, "F-1,Sofa in blue,https://images.example/other.png");
        Job.Result first = job.run(file);

        Job.Result conflict = job.run(changed);
        Job.Result back = job.run(file);
        Job.Result regenerated = job.run(changed, "--regenerate");

        assertThat(conflict.code()).isEqualTo(1);
        assertThat(conflict.column("status")).containsExactly("failed");
        assertThat(conflict.column("error").getFirst())
                .startsWith("IDEMPOTENCY_CONFLICT")
                .contains("prompt and sourceImageUrl", "new prompt version", "--regenerate", "finished picture stays");
        assertThat(back.lines()).isEqualTo(first.lines());
        assertThat(regenerated.column("status")).containsExactly("completed");
        assertThat(plant.billed("F-").calls()).isEqualTo(2);
    }

    @Test
    void ofTwoRowsWithOneNameTheFirstIsDrawnAndTheOtherIsAConflict() throws IOException {
        Path file = job.write(
                "same-name.csv",
                "sku,title,image_url",
                "G-1,Sofa G,https://images.example/g1.png",
                "G-1,Another sofa G,https://images.example/g1.png");

        Job.Result run = job.run(file);

        assertThat(run.column("status")).containsExactly("completed", "failed");
        assertThat(run.column("error").getLast()).startsWith("IDEMPOTENCY_CONFLICT: line 3: prompt of G-1:");
        assertThat(plant.billed("G-").calls()).isEqualTo(1);
    }

    @Test
    void rowsThatCannotBeOrderedAreFailedLinesAndCostNothing() throws IOException {
        Path file = job.write(
                "bad.csv",
                "sku,title,image_url",
                "H-1,Lamp H",
                "H-2,,https://images.example/h2.png",
                "H-3,Lamp H,ftp://images.example/h3.png",
                "H-4," + "x".repeat(1 << 20) + ",https://images.example/h4.png",
                "H-5,Lamp H,https://images.example/h5.png");

        Job.Result run = job.run(file);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.column("sku")).containsExactly("H-1", "H-2", "H-3", "H-4", "H-5");
        assertThat(run.column("status")).containsExactly("failed", "failed", "failed", "failed", "completed");
        assertThat(run.column("error")).satisfies(errors -> {
            assertThat(errors.get(0)).isEqualTo("line 2: the row has 2 values, the header names 3 columns");
            assertThat(errors.get(1)).isEqualTo("line 3: title is empty");
            assertThat(errors.get(2)).startsWith("line 4: image_url must be");
            assertThat(errors.get(3)).startsWith("line 5: title is too large");
        });
        assertThat(plant.billed("H-").calls()).isEqualTo(1);
    }

    @Test
    void limitTakesTheFirstRowsAndVariantsSaysHowManyPictures() throws IOException {
        Job.Result run = job.run(job.catalog("I", 5), "--limit", "2", "--variants", "1");

        assertThat(run.column("sku")).containsExactly("I-0001", "I-0002");
        assertThat(run.column("image_count")).containsOnly("1");
        assertThat(plant.billed("I-")).isEqualTo(new Bill(2, 2, 2));
    }

    @Test
    void linesGoToStandardOutputWhenItIsTold() throws IOException {
        Path file = job.catalog("STDOUT", 2);

        Job.Result run = job.command(List.of("run", file.toString(), "--out", "-", "--pictures", "none"));
        Job.Result manifest = job.command(List.of("manifest", "--out", "-"));

        assertThat(List.of(run.code(), manifest.code())).containsOnly(0);
        assertThat(run.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"sku\":\"STDOUT-000"));
        assertThat(run.err()).contains("Completed: 2", "Output: standard output");
        assertThat(manifest.out().lines()).hasSizeGreaterThan(1).allMatch(line -> line.startsWith("{"));
        assertThat(manifest.err()).contains("Output: standard output");
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void dryRunCountsAndStartsNothing() throws IOException {
        Job.Result run = job.run(job.catalog("J", 3), "--dry-run");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Rows: 3", "Pictures: 12 in 3 calls to sandbox", "Nothing was started.");
        assertThat(job.lines()).doesNotExist();
        assertThat(plant.billed("J-").calls()).isZero();
    }

    @Test
    void aDryRunJudgesRowsAsTheRunWould() throws IOException {
        Path file = job.write(
                "judged.csv",
                "sku,title,image_url",
                "L-1,Mug,https://images.example/l1.png",
                "L-2,Mug,ftp://images.example/l2.png",
                "L-3,,https://images.example/l3.png");

        Job.Result dry = job.run(file, "--dry-run", "--variants", "2");
        Job.Result mauve = job.run(file, "--dry-run", "--background", "mauve");

        assertThat(dry.code()).isEqualTo(1);
        assertThat(dry.out())
                .contains("Rows: 3 (2 cannot be ordered)", "Pictures: 2 in 1 call to sandbox", "Nothing was started.");
        assertThat(dry.out() + dry.err())
                .contains("line 3: image_url must be an absolute http or https URL, was 'ftp://images.example/l2.png'")
                .contains("line 4: title is empty");
        assertThat(mauve.code()).isEqualTo(1);
        assertThat(mauve.out() + mauve.err())
                .contains("Rows: 3 (3 cannot be ordered)", "must be one of auto, opaque, transparent");
    }

    @Test
    void thePartialFileGrowsAndTheManifestAppearsAtOnce() throws Exception {
        Path file = job.catalog("K", 6);
        plant.front().hold("Chair K-0001");

        CompletableFuture<Job.Result> run = job.runAside(file);
        await().atMost(LIMIT)
                .until(() -> Files.exists(job.partial())
                        && Files.readAllLines(job.partial()).size() == 5);
        boolean early = Files.exists(job.lines());
        plant.front().release();
        Job.Result result = run.get(LIMIT.toSeconds(), TimeUnit.SECONDS);

        assertThat(early).isFalse();
        assertThat(result.code()).isZero();
        assertThat(result.column("sku")).hasSize(6).isSorted();
        assertThat(job.partial()).doesNotExist();
    }

    private static List<ImageCompleted> completed(String sku) {
        return TopicContent.values(
                        plant.installation(), plant.installation().topics().completed())
                .stream()
                .filter(image -> image.getSku().equals(sku))
                .toList();
    }

    private static List<String> without(int index, List<String> lines) {
        List<String> rest = new ArrayList<>(lines);
        rest.remove(index);
        return Collections.unmodifiableList(rest);
    }
}
