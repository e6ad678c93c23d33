package io.darkroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.darkroom.sandbox.registry.RegistryServer;
import io.darkroom.sandbox.registry.RegistrySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeIT {
    private static final Pattern ADDRESS = Pattern.compile("status at (http://127\\.0\\.0\\.1:\\d+)");
    private static final Map<String, String> ASKED_ONCE =
            Map.of("DARKROOM_SCHEMA_REGISTRY_PROPERTIES_MAX_RETRIES", "0");
    private static final String SILENCE = "the schema registry does not answer, what starts waits";

    @TempDir
    static Path folder;

    private static Broker broker;

    @BeforeAll
    static void start() {
        broker = Broker.on(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void aSecondProcessOnTheSameFolderIsRefusedAndTheFirstServesUntilItIsTerminated() throws Exception {
        String line = "serve --data-dir serve --provider-url http://127.0.0.1:1 " + broker.flags();
        try (DarkroomProcess first = DarkroomProcess.start(folder, line)) {
            first.awaitText("serving");
            try (DarkroomProcess second = DarkroomProcess.start(folder, line)) {
                assertThat(second.exitCode()).isEqualTo(3);
                assertThat(second.said()).contains("is in use by process", "darkroom serve");
            }

            int code = first.terminate();

            assertThat(first.said())
                    .containsSubsequence("stopping: no new calls", "stopped status=\"after ", "0 calls were in flight")
                    .doesNotContain("Exception");
            assertThat(code).isZero();
            assertThat(folder.resolve("serve/sandbox/owner")).doesNotExist();
        }
        try (DarkroomProcess next = DarkroomProcess.start(folder, line)) {
            next.awaitText("serving");

            assertThat(next.interrupt()).as("Ctrl-C").isEqualTo(130);
            assertThat(next.said()).contains("stopping: no new calls");
        }
    }

    @Test
    void aRegistryThatDoesNotAnswerIsWaitedForAndSigtermEndsTheWait() throws Exception {
        int port = freePort();
        try (DarkroomProcess waiting = DarkroomProcess.start(folder, intake("waits", port), ASKED_ONCE)) {
            waiting.awaitText(SILENCE);
            HttpResponse<String> ready = get(waiting, "/health/ready");

            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body())
                    .contains(
                            "\"registry:answer\"", "\"since\"", "The schema registry does not answer: Cannot register");
            assertThat(get(waiting, "/health/live").statusCode()).isEqualTo(200);
            assertThat(waiting.terminate()).isZero();
            assertThat(waiting.said())
                    .containsOnlyOnce(SILENCE)
                    .contains("stopped before the stages began")
                    .doesNotContain("\tat ");
        }
        try (DarkroomProcess patient = DarkroomProcess.start(folder, intake("waits", port), ASKED_ONCE)) {
            patient.awaitText(SILENCE);
            try (RegistryServer back = RegistryServer.start(
                    new RegistrySettings(broker.installation().bootstrapServers(), port))) {
                assertThat(back.url()).hasPort(port);
                patient.awaitText("serving");
                await().atMost(Duration.ofSeconds(90))
                        .until(() -> get(patient, "/health/ready").statusCode() == 200);

                assertThat(patient.said()).containsOnlyOnce(SILENCE).containsOnlyOnce("the schema registry answers");
                assertThat(get(patient, "/health/ready").body()).doesNotContain("registry:answer");
            }
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> get(patient, "/health/ready").body().contains("registry:answer"));
            assertThat(get(patient, "/health/ready").statusCode())
                    .as("what works goes on")
                    .isEqualTo(200);
            assertThat(get(patient, "/metrics").body()).containsPattern("\ndarkroom_registry_silent_seconds [1-9]");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 409})
    void aRegistryThatRefusesEndsTheStart(int status) throws Exception {
        HttpServer refusing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        refusing.createContext("/", asked -> {
            byte[] no =
                    "{\"error_code\":%d,\"message\":\"no\"}".formatted(status).getBytes(StandardCharsets.UTF_8);
            asked.getRequestBody().readAllBytes();
            asked.sendResponseHeaders(status, no.length);
            asked.getResponseBody().write(no);
            asked.close();
        });
        refusing.start();
        try {
            Cli.Ending ending = Cli.in(folder)
                    .run((intake("refused", refusing.getAddress().getPort()) + " --http-port off").split(" "));

            assertThat(ending.code()).isEqualTo(3);
            assertThat(ending.err())
                    .startsWith("darkroom: Cannot register io.darkroom.contract.")
                    .contains("answered " + status);
        } finally {
            refusing.stop(0);
        }
    }

    private static String intake(String dataDir, int registryPort) {
        return "serve --stages intake --data-dir %s --bootstrap-servers %s --schema-registry http://127.0.0.1:%d"
                .formatted(folder.resolve(dataDir), broker.installation().bootstrapServers(), registryPort);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static HttpResponse<String> get(DarkroomProcess serve, String path)
            throws IOException, InterruptedException {
        Matcher address = ADDRESS.matcher(serve.said());
        assertThat(address.find()).as(serve.said()).isTrue();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(address.group(1) + path)).build(), BodyHandlers.ofString());
        }
    }
}
