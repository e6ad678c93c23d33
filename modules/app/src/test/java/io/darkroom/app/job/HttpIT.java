package io.darkroom.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.Cli;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.asset.AssetFolder;
import io.darkroom.app.config.asset.AssetConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.webhook.Webhooks;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.serde.Topic;
import io.darkroom.pipeline.generate.call.CallAddress;
import io.darkroom.sandbox.api.setting.Latency;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process of serve tells over HTTP, asked from outside. */
class HttpIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ADDRESS = Pattern.compile("status at (http://127\\.0\\.0\\.1:\\d+)");

    @TempDir
    static Path folder;

    private static final Map<String, String> CALLED_BACK = Map.of(
            "DARKROOM_WEBHOOKS_URL", "https://hooks.shop.example",
            "DARKROOM_WEBHOOKS_SECRET_ENV", "SEAL",
            "SEAL", "0123456789abcdef0123456789abcdef");

    private static Plant plant;
    private static Job job;
    private static DarkroomProcess serve;
    private static URI base;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        plant = Plant.start(folder.resolve("plant"), Map.of(), Latency.NONE);
        job = plant.job(folder);
        serve = DarkroomProcess.start(
                folder,
                "serve --data-dir serve --provider-url " + plant.front().base() + " " + String.join(" ", job.flags()),
                CALLED_BACK);
        serve.awaitText("status at http");
        base = URI.create(found(serve.said()));
    }

    @AfterAll
    static void stop() {
        serve.close();
        plant.close();
        HTTP.shutdownNow();
    }

    private static String found(String log) {
        Matcher address = ADDRESS.matcher(log);
        assertThat(address.find()).as(log).isTrue();
        return address.group(1);
    }

    @Test
    void aProcessIsStartedWhenBothStagesHaveWorkedAndReadyWhileTheyDo() throws Exception {
        awaitHealth("started", 200);
        JsonNode ready = awaitHealth("ready", 200);

        assertThat(ready.at("/status").asText()).isEqualTo("pass");
        assertThat(ready.at("/checks/intake:state/0/observedValue").asText()).isEqualTo("RUNNING");
        assertThat(ready.at("/checks/generation:state/0/status").asText()).isEqualTo("pass");
        assertThat(ready.at("/checks/kafka:answer/0/status").asText()).isEqualTo("pass");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/").body()).contains("/health/ready", "/metrics", "/v1/status/NAME");
        assertThat(get("/secrets").statusCode()).isEqualTo(404);
        assertThat(HTTP.send(
                                HttpRequest.newBuilder(base.resolve("/metrics"))
                                        .POST(HttpRequest.BodyPublishers.noBody())
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void theAnswerAboutASkuIsThatOfTheCommandAndMetricsCountItsCall() throws Exception {
        Job.Result run = job.run(job.catalog("WEB", 1), "--variants", "1");
        assertThat(run.code()).as(run.err()).isZero();
        await().atMost(LIMIT).until(() -> get("/v1/status/WEB-0001").body().contains("COMPLETED"));

        Job.Result command = job.command(List.of("status", "WEB-0001", "--json"));
        JsonNode web = JSON.readTree(get("/v1/status/WEB-0001").body());
        HttpResponse<String> byKey = get("/v1/status/WEB-0001%3Aproduct%3Amain%3Aprompt_v1");
        HttpResponse<String> none = get("/v1/status/NOBODY%2F1");

        assertThat(web).isEqualTo(JSON.readTree(command.out()));
        assertThat(byKey.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(byKey.body()).at("/is/0").asText()).isEqualTo("key");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("Nothing is known of NOBODY/1");
        assertThat(web.toString()).doesNotContain("prompt\":");
        assertThat(get("/metrics").body())
                .contains("darkroom_generate_call_seconds_count", "darkroom_intake_decisions_records_total")
                .contains("darkroom_generate_sent_total", "darkroom_gate_cap_calls", "jvm_memory_used_bytes")
                .contains("kafka_stream", "process_uptime_seconds");
    }

    @Test
    void aHeldProviderIsAWarning() throws Exception {
        awaitHealth("ready", 200);
        job.command(List.of("provider", "hold", "sandbox", "--reason", "audit"));
        JsonNode held = await().atMost(LIMIT)
                .until(
                        () -> JSON.readTree(get("/health/ready").body()),
                        json -> json.at("/status").asText().equals("warn"));
        job.command(List.of("provider", "resume", "sandbox"));

        assertThat(held.at("/checks/sandbox:gate/0/observedValue").asText()).isEqualTo("HELD");
        assertThat(held.at("/checks/sandbox:gate/0/output").asText()).contains("audit");
        assertThat(held.at("/checks/sandbox:gate/0/since").asText()).isNotBlank();
        await().atMost(LIMIT).until(() -> get("/health/ready").body().contains("\"status\":\"pass\",\"serviceId\""));
    }

    @Test
    void whileAFailedThreadIsReplacedItIsLiveAndNotReady() throws Exception {
        awaitHealth("ready", 200);
        Topic<GenerationRequest> requests = plant.installation().topics().requests("sandbox");
        int unseen = plant.registerElsewhere(
                requests.name() + "-value", LaterRelease.schema(GenerationRequest.getClassSchema()));
        plant.stopRegistry();
        Newer.write(plant, requests, unseen);

        JsonNode failing = await().atMost(LIMIT)
                .until(
                        () -> JSON.readTree(get("/health/ready").body()),
                        json -> json.at("/checks/generation:state/0/observedValue")
                                .asText()
                                .equals("RESTARTING"));
        int live = get("/health/live").statusCode();
        int started = get("/health/started").statusCode();
        plant.startRegistry();
        awaitHealth("ready", 200);

        assertThat(failing.at("/status").asText()).isEqualTo("fail");
        assertThat(failing.at("/checks/generation:state/0/output").asText()).contains("A stream thread failed");
        assertThat(live).isEqualTo(200);
        assertThat(started).isEqualTo(200);
    }

    @Test
    void webhooksComeInAtAddressesThatWereMadeWithItsSecret() throws Exception {
        awaitHealth("ready", 200);
        Webhooks sameSecret = Webhooks.of(
                        new ConfigLoader(folder, CALLED_BACK)
                                .load(Optional.empty(), new Overrides())
                                .webhooks(),
                        provider -> Optional.empty(),
                        new SimpleMeterRegistry())
                .orElseThrow();
        String address = sameSecret
                .callbacks("sandbox")
                .addressOf(new CallAddress(0, "S", "S:product:main:v1", 1, "call"))
                .orElseThrow()
                .getRawPath();

        assertThat(post(address)).isEqualTo(400);
        assertThat(post(address + "x")).isEqualTo(403);
        assertThat(post(address.replace("/sandbox/", "/nobody/"))).isEqualTo(404);
        assertThat(get("/metrics").body())
                .contains("darkroom_webhooks_requests_total{provider=\"sandbox\",result=\"unreadable\"}");
        assertThat(serve.said())
                .contains("a webhook with a good address was refused")
                .doesNotContain("0123456789abcdef");
    }

    @Test
    void picturesOfItsAssetsAreGivenOut() throws Exception {
        byte[] png = "\u0089PNG\r\n\u001a\nrest of it".getBytes(StandardCharsets.ISO_8859_1);
        URI kept = new AssetFolder(AssetConfig.folder(folder.resolve("serve/assets"), Optional.empty()))
                .keep(png, "image/png");

        HttpResponse<String> given = get("/assets/" + kept.getPath().replaceAll(".*/", ""));

        assertThat(given.statusCode()).isEqualTo(200);
        assertThat(given.headers().firstValue("content-type")).hasValue("image/png");
        assertThat(get("/assets/lock").statusCode()).isEqualTo(404);
    }

    private static int post(String path) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(base + path))
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void aPortThatIsTakenEndsServeWithASentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String line =
                    "serve --data-dir " + folder.resolve("other") + " --provider-url http://127.0.0.1:1 --http-port "
                            + taken.getLocalPort() + " " + String.join(" ", job.flags());

            Cli.Ending ending = Cli.in(folder).run(line.split(" "));

            assertThat(ending.code()).isEqualTo(3);
            assertThat(ending.err())
                    .contains("server.port " + taken.getLocalPort(), "--http-port")
                    .doesNotContain("Exception");
        }
    }

    private static JsonNode awaitHealth(String question, int code) throws Exception {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get("/health/" + question).statusCode() == code);
        return JSON.readTree(get("/health/" + question).body());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
