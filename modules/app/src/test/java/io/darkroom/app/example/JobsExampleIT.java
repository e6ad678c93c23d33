package io.darkroom.app.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.Broker;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.document.Typed;
import io.darkroom.app.job.Job;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example about jobs, in the order of its page, beside the sandbox that it asks for; only ports and times differ. */
class JobsExampleIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SLOW_MUGS = "[{when: {at: job, token: JOB-MUG}, then: {kind: delay, delay: 4s}}]";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<DarkroomProcess> serving = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        serving.forEach(DarkroomProcess::close);
    }

    @Test
    void jobsOfAKilledServeAreFollowedByTheNextWhichIsToldByWebhooks() throws Exception {
        ExamplePage page = ExamplePage.of("jobs");
        int port = freePort();
        try (Broker sandbox = sandbox(page)) {
            URI api = sandbox.parts().api().orElseThrow();
            page.copyTo(folder, addresses(sandbox, api, port));
            send(HttpRequest.newBuilder(api.resolve("/sandbox/faults"))
                    .PUT(HttpRequest.BodyPublishers.ofString(SLOW_MUGS)));

            for (Typed typed : page.typed()) {
                follow(typed, port);
            }

            assertThat(pictures("mugs.jsonl")).containsExactly(2, 2);
            assertThat(pictures("cups.jsonl")).containsExactly(2, 2);
            JsonNode bills = get(api.resolve("/sandbox/bills")).path("tokens");
            assertThat(bills).hasSize(8).allSatisfy(bill -> {
                assertThat(bill.path("calls").asInt()).isEqualTo(1);
                assertThat(bill.path("billedCalls").asInt()).isEqualTo(1);
            });
            assertThat(get(api.resolve("/sandbox/stats")).path("webhooks").asInt())
                    .as("of two pictures of two cups; one that is answered late comes again")
                    .isGreaterThanOrEqualTo(4);
        }
    }

    private void follow(Typed typed, int port) throws Exception {
        switch (typed.subcommand()) {
            case "sandbox" -> assertThat(typed.environment()).containsKey("DARKROOM_SANDBOX_WEBHOOK_SECRET");
            case "serve" -> serve(typed, port);
            case "status" ->
                await().atMost(LIMIT)
                        .untilAsserted(() -> assertThat(said(typed)).contains("job"));
            default -> said(typed);
        }
    }

    private void serve(Typed typed, int port) throws Exception {
        for (DarkroomProcess before : serving) {
            before.kill();
        }
        Map<String, String> environment = new HashMap<>(typed.environment());
        environment.put("DARKROOM_SERVER_PORT", Integer.toString(port));
        serving.add(DarkroomProcess.start(folder, String.join(" ", typed.words()), environment));
        serving.getLast().awaitText("status at http");
    }

    private String said(Typed typed) {
        Job.Result result = new Job(folder, typed.environment()).command(typed.words(folder, folder));
        assertThat(result.code()).as(typed.words() + ": " + result.err()).isZero();
        return result.out();
    }

    /** With the settings that the page gives it, but faster. */
    private Broker sandbox(ExamplePage page) throws IOException {
        Map<String, String> environment = page.typed().getFirst().environment();
        Path data = Files.createDirectories(folder.resolve(".darkroom"));
        Files.writeString(
                data.resolve("darkroom.yaml"),
                "sandbox: {latency: 200ms, webhook-signature: %s, webhook-secret: %s}\n"
                        .formatted(
                                environment.get("DARKROOM_SANDBOX_WEBHOOK_SIGNATURE"),
                                environment.get("DARKROOM_SANDBOX_WEBHOOK_SECRET")));
        return Broker.on(data);
    }

    private static Map<String, String> addresses(Broker sandbox, URI api, int port) {
        return Map.of(
                "127.0.0.1:9092",
                sandbox.installation().bootstrapServers(),
                "127.0.0.1:8081",
                sandbox.installation().registry().getAuthority(),
                "127.0.0.1:8080",
                api.getAuthority(),
                "8090",
                Integer.toString(port));
    }

    private List<Integer> pictures(String lines) throws IOException {
        List<Integer> counts = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(lines))) {
            counts.add(JSON.readTree(line).path("image_count").asInt());
        }
        return counts;
    }

    private JsonNode get(URI uri) throws Exception {
        return JSON.readTree(send(HttpRequest.newBuilder(uri)));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
