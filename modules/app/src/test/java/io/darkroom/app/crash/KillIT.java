package io.darkroom.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.sandbox.api.setting.Latency;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code darkroom run} and its broker die; of {@code serve} every build sees it, in {@code ProcessPromisesIT}. */
class KillIT {
    private static final int ROWS = 200;
    private static final int CAP = 50;
    private static final Latency DRAWING = Latency.of(Duration.ofSeconds(1));

    @TempDir
    Path folder;

    @Tag("long")
    @Test
    void afterAKillNothingIsLostAndExactlyTheCallsInFlightAreRepeated() throws Exception {
        try (RunProcess run = RunProcess.of(folder, ROWS, CAP, DRAWING)) {
            try (DarkroomProcess first = run.startUntilBilled(60)) {
                first.kill();
            }
            Instant killed = Instant.now();
            await().atMost(Duration.ofMinutes(1)).until(() -> run.api().inFlight() == 0);
            long sent = run.paid().calls();

            finish(run);

            assertEveryRowIsCompletedOnce(run, ROWS);
            long inFlight = sent - run.answersWrittenBefore(killed);
            assertThat(inFlight).isLessThanOrEqualTo(CAP);
            assertThat(run.paid().repeatedRequests()).isEqualTo(inFlight);
        }
    }

    @Tag("long")
    @Test
    void withFewPermitsEveryRepeatedRowSaysThatItMayHaveBeenBilledTwice() throws Exception {
        int rows = 80;
        try (RunProcess run = RunProcess.of(folder, rows, 8, Latency.of(Duration.ofMillis(400)))) {
            try (DarkroomProcess first = run.startUntilBilled(40)) {
                first.kill();
            }

            finish(run);

            assertEveryRowIsCompletedOnce(run, rows);
            assertThat(run.flagged()).containsAll(run.repeatedKeys()).hasSizeLessThanOrEqualTo(8);
        }
    }

    @Tag("long")
    @Test
    void whereNothingMayBeSentAgainAKillRepeatsNothing() throws Exception {
        try (RunProcess run = RunProcess.withoutResending(folder, ROWS, CAP, DRAWING)) {
            try (DarkroomProcess first = run.startUntilBilled(60)) {
                first.kill();
            }

            try (DarkroomProcess second = run.start()) {
                assertThat(second.exitCode()).as(second.said()).isEqualTo(1);
            }

            assertThat(run.paid().repeatedRequests()).isZero();
            List<JsonNode> failed = run.manifest().stream()
                    .filter(line -> line.get("status").asText().equals("failed"))
                    .toList();
            assertThat(failed).hasSizeBetween(1, CAP + CAP / 10).allSatisfy(line -> {
                assertThat(line.get("failure_class").asText()).isEqualTo("UNKNOWN_OUTCOME");
                assertThat(line.get("possible_duplicate_charge").asBoolean()).isTrue();
            });
            assertThat(run.completed()).hasSize(ROWS - failed.size());
        }
    }

    @Tag("long")
    @Test
    void shotsThatWaitForOthersOutliveAKillAndNoneIsDrawnBeforeWhatItDependsOn() throws Exception {
        int products = 20;
        try (RunProcess run = RunProcess.ofAngles(folder, products, 6, Latency.of(Duration.ofMillis(400)))) {
            try (DarkroomProcess first = run.startUntilBilled(10)) {
                first.kill();
            }
            try (DarkroomProcess second = run.startUntilBilled(45)) {
                second.kill();
            }

            finish(run);

            assertThat(run.completed())
                    .extracting(image -> image.get("idempotencyKey").asText())
                    .hasSize(4 * products)
                    .doesNotHaveDuplicates();
            assertThat(run.paid().repeatedRequests()).isLessThanOrEqualTo(12);
            Map<String, JsonNode> lines = new HashMap<>();
            run.manifest()
                    .forEach(line -> lines.put(
                            line.get("anchor_id").asText()
                                    + line.get("shot_name").asText(),
                            line));
            for (int product = 1; product <= products; product++) {
                String anchor = "K-" + product;
                assertThat(completed(lines.get(anchor + "hero"))).isBeforeOrEqualTo(sent(lines.get(anchor + "side")));
                assertThat(completed(lines.get(anchor + "hero"))).isBeforeOrEqualTo(sent(lines.get(anchor + "sole")));
                assertThat(completed(lines.get(anchor + "side"))).isBeforeOrEqualTo(sent(lines.get(anchor + "stone")));
            }
        }
    }

    private static Instant completed(JsonNode line) {
        return Instant.parse(line.get("completed_at").asText());
    }

    private static Instant sent(JsonNode line) {
        return Instant.parse(line.get("sent_at").asText());
    }

    @Tag("long")
    @Test
    void afterAStopInGoodOrderNoCallIsRepeated() throws Exception {
        try (RunProcess run = RunProcess.of(folder, ROWS, CAP, DRAWING)) {
            try (DarkroomProcess first = run.startUntilBilled(60)) {
                assertThat(first.terminate()).isEqualTo(130);
                assertThat(first.said()).contains("Stopping: no new calls.", "every answer is kept");
            }
            long paid = run.paid().billedCalls();

            finish(run);

            assertEveryRowIsCompletedOnce(run, ROWS);
            assertThat(paid).isLessThan(ROWS);
            assertThat(run.paid().calls()).isEqualTo(ROWS);
            assertThat(run.paid().repeatedRequests()).isZero();
        }
    }

    @Tag("long")
    @RepeatedTest(20)
    void killedTwiceAtAnyMomentEveryRowIsCompletedAndBilledOnce() throws Exception {
        int rows = 100;
        RandomGenerator random = RandomGenerator.getDefault();
        int first = random.nextInt(rows);
        int second = random.nextInt(first, rows);
        System.out.printf("killed after %d and %d billed calls%n", first, second);
        // A call that was in flight at both kills is sent a third time only where that costs nothing.
        try (RunProcess run = RunProcess.ofIdempotentApi(folder, rows, CAP, Latency.parse("0s..400ms"))) {
            for (int billed : List.of(first, second)) {
                try (DarkroomProcess killed = run.startUntilBilled(billed)) {
                    killed.kill();
                }
            }

            finish(run);

            assertEveryRowIsCompletedOnce(run, rows);
            assertThat(run.paid().billedCalls()).isEqualTo(rows);
            assertThat(run.paid().calls()).isLessThanOrEqualTo(rows + 2 * CAP);
        }
    }

    private static void finish(RunProcess run) throws Exception {
        try (DarkroomProcess second = run.start()) {
            assertThat(second.exitCode()).as(second.said()).isZero();
        }
    }

    private static void assertEveryRowIsCompletedOnce(RunProcess run, int rows) throws Exception {
        List<JsonNode> lines = run.manifest();
        assertThat(lines)
                .hasSize(rows)
                .allSatisfy(line -> assertThat(line.get("status").asText()).isEqualTo("completed"));
        assertThat(lines).extracting(line -> line.get("sku").asText()).isSorted();
        assertThat(run.completed())
                .extracting(image -> image.get("idempotencyKey").asText())
                .hasSize(rows)
                .doesNotHaveDuplicates();
        // A repeat carries the token of the call that it repeats: where an API honours it, nothing is billed twice.
        assertThat(run.paid().repeatedTokens()).isEqualTo(run.paid().repeatedRequests());
    }
}
