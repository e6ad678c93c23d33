package io.darkroom.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.Broker;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two providers, each with the models that are sent to it: what happens to one happens to no other. */
class TwoProvidersIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ADDRESS = Pattern.compile("status at (http://127\\.0\\.0\\.1:\\d+)");

    @TempDir
    Path folder;

    private ImageApi house;
    private ImageApi painter;

    @BeforeEach
    void start() throws IOException {
        house = ImageApi.start(ImageApiSettings.withLatency(Latency.NONE));
        painter = ImageApi.start(ImageApiSettings.withLatency(Latency.NONE));
        Files.writeString(folder.resolve("darkroom.yaml"), """
                provider: house
                providers:
                  house: {dialect: creativeai, base-url: "%s", price: 0.10 USD}
                  painter: {dialect: creativeai, base-url: "%s", price: 0.50 USD, max-in-flight: 2}
                models:
                  oil: {provider: painter}
                topics: {partitions: 1, replication: 1}
                """.formatted(house.base(), painter.base()));
    }

    @AfterEach
    void stop() {
        house.close();
        painter.close();
    }

    @Test
    void oneProcessServesBothAndAHeldOneKeepsNobodyWaiting() throws Exception {
        try (Broker broker = Broker.on(folder.resolve("broker"))) {
            Job job = new Job(folder, Map.of(), broker.flags().split(" "));
            assertThat(said(job, "topics", "create"))
                    .contains("image.requests.house", "image.retries.painter", "darkroom-generation-painter-");
            said(job, "provider", "hold", "painter", "--reason", "audit");
            try (DarkroomProcess serve = DarkroomProcess.start(folder, "serve --data-dir serve " + broker.flags())) {
                serve.awaitText("status at http");
                said(job, "import", events("H", "chalk", 3).toString());
                said(job, "import", events("P", "oil", 3).toString());

                await().atMost(LIMIT).until(() -> house.calls() == 3);
                await().atMost(LIMIT).until(() -> status(job, "P-1").contains("painter is held"));
                await().atMost(LIMIT).until(() -> status(job, "H-3").contains("COMPLETED"));
                assertThat(painter.calls()).isZero();
                toldByHttp(serve);
                assertThat(said(job, "provider", "show").lines())
                        .anySatisfy(line -> assertThat(line).startsWith("house").endsWith("not held"))
                        .anySatisfy(
                                line -> assertThat(line).startsWith("painter").contains("is held since"));

                said(job, "provider", "resume", "painter");

                await().atMost(LIMIT).until(() -> painter.calls() == 3);
                await().atMost(LIMIT).until(() -> status(job, "P-3").contains("COMPLETED"));
                painter.faults().set("[{when: {prompt: Mug F}, then: {status: 400, code: moderation_blocked}}]");
                said(job, "import", events("F", "oil", 1).toString());
                await().atMost(LIMIT).until(() -> status(job, "F-1").contains("CONTENT_REJECTED"));
                assertThat(house.calls()).isEqualTo(3);
                assertThat(serve.terminate()).isZero();
                assertThat(serve.said()).doesNotContain("Exception");
            }
            whatIsLeftOfAProviderThatIsGoneIsNamed(job);
        }
    }

    /** Nobody is at work: what waits is seen from outside only. */
    private void whatIsLeftOfAProviderThatIsGoneIsNamed(Job job) throws Exception {
        try (DarkroomProcess intake = DarkroomProcess.start(
                folder, "serve --stages intake --data-dir intake --http-port off " + String.join(" ", job.flags()))) {
            intake.awaitText("serving");
            said(job, "import", events("L", "oil", 2).toString());
            await().atMost(LIMIT).until(() -> status(job, "L-2").contains("in line for generation"));
        }
        Files.writeString(folder.resolve("darkroom.yaml"), """
                provider: house
                providers.house: {dialect: creativeai, base-url: "%s"}
                topics: {partitions: 1, replication: 1}
                """.formatted(house.base()));

        assertThat(said(job, "topics", "check"))
                .contains("Note: Work waits for the provider painter, which is not in use here")
                .contains("Nothing is lost", "set providers.painter.dialect, base-url and api-key-env again")
                .contains("darkroom serve --stages generation --provider painter");
        theirOrdersAreFoundAndNotReleased(job);
        assertThat(said(job, "retry", "--sku", "F-1", "--dry-run"))
                .contains("No valid event, belongs to a provider that is not in use: 1 record")
                .contains("it was ordered from painter, in use are house; it would be rejected");
    }

    private static void theirOrdersAreFoundAndNotReleased(Job job) {
        assertThat(said(job, "status", "L-2"))
                .contains("waits for   painter, which is not in use here; nobody works for it")
                .contains("1 request is before it", "provider    painter")
                .doesNotContain("nothing that can be found", "ledger release");
        assertThat(said(job, "ledger", "show", "L-2:product:main:prompt_v1")).contains("provider    painter");
        Job.Result released = job.command(List.of("ledger", "release", "L-2:product:main:prompt_v1", "--yes"));
        assertThat(released.code()).as(released.out()).isEqualTo(2);
        assertThat(released.err())
                .contains("is not lost: it waits for painter, which is not in use here", "--may-pay-twice");
        assertThat(status(job, "L-2")).contains("in progress");
    }

    private static void toldByHttp(DarkroomProcess serve) throws Exception {
        Matcher address = ADDRESS.matcher(serve.said());
        assertThat(address.find()).isTrue();
        URI base = URI.create(address.group(1));
        JsonNode ready = JSON.readTree(get(base.resolve("/health/ready")));
        assertThat(ready.at("/checks/generation-house:state/0/observedValue").asText())
                .isEqualTo("RUNNING");
        assertThat(ready.at("/checks/generation-painter:state/0/observedValue").asText())
                .isEqualTo("RUNNING");
        assertThat(ready.at("/checks/painter:gate/0/observedValue").asText()).isEqualTo("HELD");
        assertThat(ready.at("/checks/house:gate/0/observedValue").asText()).isEqualTo("OPEN");
        assertThat(JSON.readTree(get(base.resolve("/v1/status/P-1"))).toString())
                .contains("painter is held");
        assertThat(get(base.resolve("/metrics")))
                .contains("darkroom_gate_held_providers{provider=\"painter\"} 1.0")
                .contains("darkroom_gate_held_providers{provider=\"house\"} 0.0")
                .contains("darkroom_stage_running_stages{application=\"darkroom-generation-painter\"} 1.0");
    }

    @Tag("long")
    @Test
    void aRunOnOneMachineDrawsWithBothAndSaysWhatEachCosts() throws Exception {
        Job job = new Job(folder, Map.of(), "--data-dir", folder.resolve("data").toString());
        Path catalog = job.catalog("C", 2);

        String dry = said(job, "import", events("P", "oil", 3).toString(), "--dry-run");
        Job.Result imported =
                job.command(List.of("import", events("P", "oil", 3).toString()));
        Job.Result run = job.run(catalog, "--variants", "1", "--yes");

        assertThat(dry).contains("Pictures: 3 in 3 calls to painter, unless").contains("Price: at most about 1.50 USD");
        assertThat(imported.out()).as(imported.err()).contains("Published: 3");
        assertThat(imported.err()).contains("Nothing draws them yet: they wait in", "the next darkroom run");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("Pictures: 2 in 2 calls to house, unless")
                .contains("Earlier runs: 3 orders")
                .contains("Price: at most about 0.20 USD (house)", "Price: at most about 1.50 USD (painter)");
        assertThat(run.column("status")).containsExactly("completed", "completed");
        assertThat(house.calls()).isEqualTo(2);
        assertThat(said(job, "status", "P-1")).contains("painter");
        assertThat(job.run(catalog, "--variants", "1", "--yes").code()).isZero();
        assertThat(painter.calls()).isEqualTo(3);
        assertThat(house.calls()).isEqualTo(2);
        assertThat(said(job, "cost"))
                .containsPattern("house +gpt-image-1 +2 +0 +2 +2 +0 +0.20 USD")
                .containsPattern("painter +oil +3 +0 +3 +3 +0 +1.50 USD")
                .contains("Total: 1.70 USD for 5 pictures in 5 calls");
        assertThat(said(job, "cost", "--by", "sku", "--json"))
                .contains("\"sku\":\"P-1\"", "\"cost\":{\"USD\":\"0.50\"}");
    }

    private static String said(Job job, String... words) {
        Job.Result result = job.command(List.of(words));
        assertThat(result.code())
                .as(String.join(" ", words) + ": " + result.err())
                .isZero();
        return result.out();
    }

    /** Of a key that may not be known yet. */
    private static String status(Job job, String sku) {
        return job.command(List.of("status", sku)).out();
    }

    private static String get(URI address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private Path events(String prefix, String model, int count) throws IOException {
        List<String> lines = IntStream.rangeClosed(1, count)
                .mapToObj(i -> """
                        {"sku":"%s-%d","product":{"title":"Mug %s"},"sourceImageUrl":"https://x.example/%s-%d.png",\
                        "shots":[{"shotName":"main","model":"%s"}],"occurredAt":"2026-11-20T12:00:00Z"}""".formatted(prefix, i, prefix, prefix, i, model))
                .toList();
        return Files.write(folder.resolve(prefix + ".jsonl"), lines);
    }
}
