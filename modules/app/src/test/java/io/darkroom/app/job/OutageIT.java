package io.darkroom.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.RetryState;
import io.darkroom.sandbox.api.bill.Bills.Bill;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageIT {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Plant plant;
    private Job job;

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> settings = Map.of(
                "retry.delay", "300ms",
                "providers.sandbox.call-timeout", "2s",
                "hold.breaker-failures", "6",
                "hold.breaker-wait", "1s");
        plant = Plant.start(shared, settings, Latency.of(Duration.ofMillis(50))).withStages();
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
    }

    @Test
    void whatFailedForAWhileComesBackWhenItIsDueAndNeverEarlier() throws IOException {
        plant.api().faults().set("""
                - {when: {prompt: Chair A-0001, token: ':c1'}, then: {status: 500}}
                - {when: {prompt: Chair A-0001, token: ':c2'}, then: {status: 502}}
                - {when: {prompt: Chair A-0002, calls-of-token: 1}, then: {kind: hang}}
                - {when: {prompt: Chair A-0003, token: ':c1'}, then: {status: 429, code: rate_limit_exceeded, headers: {Retry-After: '2'}}}
                - {when: {prompt: Chair A-0004, token: ':c1'}, then: {status: 503, code: server_is_overloaded}}
                """);

        Job.Result run = job.run(job.catalog("A", 8), "--profile", "extended");

        assertThat(run.code()).isZero();
        assertThat(run.column("attempts")).containsExactly("3", "2", "2", "2", "1", "1", "1", "1");
        assertRetry("A-0001", 1, FailureClass.PROVIDER_ERROR, 1);
        assertRetry("A-0001", 2, FailureClass.PROVIDER_ERROR, 2);
        assertRetry("A-0002", 1, FailureClass.UNKNOWN_OUTCOME, 1);
        assertRetry("A-0003", 1, FailureClass.RATE_LIMITED, 0);
        assertRetry("A-0004", 1, FailureClass.PROVIDER_UNAVAILABLE, 0);
        List<Instant> limited = calls("A-0003");
        assertThat(limited.get(1)).isAfterOrEqualTo(limited.get(0).plus(RETRY_AFTER));
    }

    /** Says that send number {@code send} led to a record in the retry topic, and that the next call came when it was due. */
    private void assertRetry(String sku, int send, FailureClass why, int attemptsUsed) {
        RetryState state = retries(sku).stream()
                .filter(retry -> retry.getSends() == send)
                .findFirst()
                .orElseThrow();
        assertThat(state.getLastFailure().getWhy()).as(sku).isEqualTo(why);
        assertThat(state.getAttempt()).as(sku).isEqualTo(attemptsUsed);
        assertThat(calls(sku).get(send)).as(sku).isAfterOrEqualTo(state.getNotBefore());
    }

    @Test
    void attemptsEndAndTheLineSaysWhatTheProviderSaidLast() throws IOException {
        plant.api().faults().set("[{when: {prompt: Chair B-0001}, then: {status: 500, message: Broken.}}]");

        Job.Result run = job.run(job.catalog("B", 2), "--profile", "extended");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.column("status")).containsExactly("failed", "completed");
        assertThat(run.column("attempts")).containsExactly("3", "1");
        assertThat(run.column("error").getFirst())
                .startsWith("HTTP 500: {\"error\":")
                .contains("Broken.");
        assertThat(calls("B-0001")).hasSize(3);
    }

    @Test
    void anAnswerLostAfterBillingIsSentOnceMoreAndTheResultSaysSo() throws IOException {
        plant.api().faults().set("""
                - {when: {prompt: Chair D-0001, calls-of-token: 1}, then: {kind: reset, billed: true}}
                - {when: {prompt: Chair D-0002}, then: {kind: reset, billed: true}}
                """);

        Job.Result run = job.run(job.catalog("D", 4), "--profile", "extended");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.column("status")).containsExactly("completed", "failed", "completed", "completed");
        assertThat(run.column("possible_duplicate_charge")).containsExactly("true", "true", "false", "false");
        assertThat(plant.billed("D-0001:")).isEqualTo(new Bill(2, 2, 8));
        assertThat(plant.billed("D-0002:")).isEqualTo(new Bill(2, 2, 8));
        assertThat(plant.billed("D-")).isEqualTo(new Bill(6, 6, 24));
    }

    @Test
    void fewerPicturesThanAskedAreAResultAndNoneIsAFailureThatIsTriedAgain() throws IOException {
        plant.api().faults().set("""
                - {when: {prompt: Chair E-0001}, then: {kind: fewer}}
                - {when: {prompt: Chair E-0002, token: ':c1'}, then: {kind: empty}}
                - {when: {prompt: Chair E-0003}, then: {kind: empty}}
                - {when: {prompt: Chair E-0004, token: ':c1'}, then: {kind: html}}
                """);

        Job.Result run = job.run(job.catalog("E", 4), "--profile", "extended");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.column("status")).containsExactly("completed", "completed", "failed", "completed");
        assertThat(run.column("image_count")).containsExactly("3", "4", "", "4");
        assertThat(run.column("partial")).containsExactly("true", "false", "", "false");
        assertThat(run.column("attempts")).containsExactly("1", "2", "2", "2");
        assertThat(run.column("failure_class").get(2)).isEqualTo("EMPTY_RESULT");
    }

    @Test
    void refusalsOfOneRecordAreNeverRepeated() throws IOException {
        plant.api().faults().set("""
                - {when: {prompt: Chair F-0001}, then: {status: 400, code: invalid_image_file}}
                - {when: {prompt: Chair F-0002}, then: {status: 422, code: content_policy_violation}}
                - {when: {prompt: Chair F-0003}, then: {status: 404, code: model_not_found}}
                """);

        Job.Result run = job.run(job.catalog("F", 4), "--profile", "extended");

        assertThat(run.column("status")).containsExactly("failed", "failed", "failed", "completed");
        assertThat(run.column("failure_class"))
                .containsExactly("SOURCE_IMAGE", "CONTENT_REJECTED", "MODEL_UNAVAILABLE", "");
        assertThat(run.json())
                .extracting(line -> line.path("http_status").asInt())
                .containsExactly(400, 422, 404, 0);
        assertThat(plant.billed("F-").calls()).isEqualTo(4);
    }

    private static List<Instant> calls(String sku) {
        return plant.front().arrivals().stream()
                .filter(call -> call.key().startsWith(sku + ":"))
                .map(Front.Arrival::at)
                .toList();
    }

    private static List<RetryState> retries(String sku) {
        return TopicContent.values(
                        plant.installation(), plant.installation().topics().retries("sandbox"))
                .stream()
                .filter(request -> request.getSku().equals(sku))
                .map(GenerationRequest::getRetry)
                .map(state -> state.orElseThrow())
                .toList();
    }
}
