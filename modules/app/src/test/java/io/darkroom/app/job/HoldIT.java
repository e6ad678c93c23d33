package io.darkroom.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.Cli;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int ROWS = 20;
    private static final int CAP = 2;
    private static final ImageApiSettings API = ImageApiSettings.withLatency(Latency.of(Duration.ofMillis(100)));

    @TempDir
    Path folder;

    @Test
    void aWrongKeyEndsTheRunAtOnceAndWithTheRightOneTheNextRunFinishes() throws IOException {
        try (ImageApi api = ImageApi.start(API.withKeys(Set.of("right")))) {
            Path file = job(api, "wrong", "creativeai").catalog("A", ROWS);

            Job.Result wrong = job(api, "wrong", "creativeai").run(file, "--yes");
            long sentWithTheWrongKey = api.calls();
            Job.Result right = job(api, "right", "creativeai").run(file, "--yes");

            assertThat(wrong.code()).as(wrong.err()).isEqualTo(3);
            assertThat(wrong.err())
                    .contains("creativeai refuses the key", "CREATIVEAI_API_KEY", "run the same command");
            assertThat(wrong.err()).doesNotContain("wrong", "Exception");
            assertThat(wrong.lines()).isEmpty();
            assertThat(sentWithTheWrongKey).isEqualTo(1);
            assertThat(right.code()).as(right.err()).isZero();
            assertThat(right.column("status")).hasSize(ROWS).containsOnly("completed");
            assertThat(api.bills().totals().calls()).isEqualTo(ROWS);
        }
    }

    @Test
    void anEmptyQuotaEndsTheRunWithTheRestNotStartedAndLaterItFinishes() throws IOException {
        try (ImageApi api = ImageApi.start(API)) {
            api.faults()
                    .set("[{when: {calls: 6..}, then: {status: 402, code: insufficient_quota, message: No credit.}}]");
            Job job = job(api, "", "sandbox");
            Path file = job.catalog("B", ROWS);

            Job.Result empty = job.run(file);
            List<String> statuses = empty.column("status");
            api.faults().clear();
            Job.Result later = job.run(file);

            assertThat(empty.code()).as(empty.err()).isEqualTo(1);
            assertThat(statuses).contains("completed", "failed");
            long completed = statuses.stream().filter("completed"::equals).count();
            long failed = statuses.stream().filter("failed"::equals).count();
            assertThat(completed).isEqualTo(5);
            assertThat(failed).isBetween(3L, 2L + CAP);
            assertThat(empty.out())
                    .contains("Completed: 5", "Failed: " + failed, "Not started: " + (ROWS - completed - failed));
            assertThat(empty.err()).contains("has no credit left", "Top up the account");
            assertThat(empty.json())
                    .filteredOn(line -> line.get("status").asText().equals("failed"))
                    .allSatisfy(
                            line -> assertThat(line.get("error").asText())
                                    .isEqualTo(
                                            "HTTP 402: {\"error\":{\"code\":\"insufficient_quota\",\"message\":\"No credit.\"}}"));
            assertThat(later.code()).as(later.err()).isZero();
            assertThat(later.column("status")).hasSize(ROWS).containsOnly("completed");
            assertThat(api.bills().totals().billedCalls()).isEqualTo(ROWS);
        }
    }

    @Test
    void aProviderThatCannotBeReachedIsWaitedForAndNothingFails() throws Exception {
        try (ImageApi api = ImageApi.start(API)) {
            Job job = job(api, "", "sandbox");
            Path file = job.catalog("C", 6);
            api.refuse();

            CompletableFuture<Job.Result> run = job.runAside(file);
            await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1)).until(() -> retries() >= CAP);
            Cli.Ending imported = importing();
            api.listen();
            Job.Result result = run.get(LIMIT.toSeconds(), TimeUnit.SECONDS);

            assertThat(result.code()).as(result.err()).isZero();
            assertThat(result.column("status")).hasSize(6).containsOnly("completed");
            assertThat(api.bills().totals().calls()).isEqualTo(6);
            assertThat(imported.out()).as(imported.err()).contains("Published: 1");
            assertThat(imported.err()).contains("They are drawn", "(darkroom run) works on");
        }
    }

    /** Records in the retry topic of the run that is under way; none while it starts. */
    private long retries() {
        return Cli.in(folder)
                .run("tail", "image.retries.sandbox", "--data-dir", data())
                .out()
                .lines()
                .count();
    }

    /** An event that costs nothing: its segment is none. */
    private Cli.Ending importing() throws IOException {
        Path events = Files.writeString(folder.resolve("moon.jsonl"), """
                {"sku":"MOON","segment":"moon","product":{"title":"Mug"},"sourceImageUrl":"https://x.example/1.png",\
                "shots":[{"count":1}],"occurredAt":"2026-11-20T12:00:00Z"}
                """);
        return Cli.in(folder).run("import", events.toString(), "--data-dir", data());
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private Job job(ImageApi api, String key, String provider) {
        return new Job(
                folder,
                Map.of("CREATIVEAI_API_KEY", key),
                "--data-dir",
                data(),
                "--provider",
                provider,
                "--provider-url",
                api.base().toString(),
                "--max-in-flight",
                Integer.toString(CAP));
    }
}
