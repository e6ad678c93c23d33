package io.darkroom.app.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.darkroom.app.asset.AssetFolder;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.http.Doors;
import io.darkroom.app.http.HealthFacts;
import io.darkroom.app.http.Telling;
import io.darkroom.app.http.WebServer;
import io.darkroom.pipeline.stream.state.StageState;
import io.darkroom.pipeline.stream.state.StageState.Phase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probes of the chart, asked of the server that answers them. */
class ChartProbesTest {
    private static JsonNode container;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private volatile HealthFacts facts = new HealthFacts(Instant.now(), Optional.empty(), Map.of(), List.of());
    private WebServer server;

    @BeforeAll
    static void render() {
        container = Chart.rendered().podOf("generation").at("/containers/0");
    }

    @BeforeEach
    void start() {
        DarkroomConfig config = new ConfigLoader(folder, Map.of())
                .load(Optional.empty(), new Overrides().put("server.port", "0", "test"));
        server = WebServer.start(
                config.server(),
                new Telling(
                        "pod-0",
                        () -> facts,
                        Optional::empty,
                        () -> "",
                        Optional::empty,
                        new Doors(Optional.empty(), new AssetFolder(config.assets()))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPodThatBeginsIsNeitherStartedNorReadyAndIsLeftAlone() throws Exception {
        assertThat(answer("startupProbe")).isEqualTo(503);
        assertThat(answer("readinessProbe")).isEqualTo(503);
        assertThat(answer("livenessProbe")).isEqualTo(200);
    }

    @Test
    void aPodThatRestoresAgainIsStarted() throws Exception {
        stage(Phase.RESTORING, true);

        assertThat(answer("startupProbe")).isEqualTo(200);
        assertThat(answer("livenessProbe")).isEqualTo(200);
        assertThat(answer("readinessProbe")).isEqualTo(503);
    }

    @Test
    void onlyAStageThatFailedForGoodIsStartedAgain() throws Exception {
        stage(Phase.FAILED, true);

        assertThat(answer("livenessProbe")).isEqualTo(503);
    }

    @Test
    void theyHaveThePatienceThatTheAnswersAskFor() {
        assertThat(container.at("/startupProbe/periodSeconds").asInt()
                        * container.at("/startupProbe/failureThreshold").asInt())
                .isEqualTo(1_800);
        assertThat(container.at("/readinessProbe/periodSeconds").asInt()).isGreaterThanOrEqualTo(5);
        assertThat(container.at("/readinessProbe/timeoutSeconds").asInt())
                .as("Kafka is given 6 s at most")
                .isGreaterThan(6);
    }

    private void stage(Phase phase, boolean started) {
        StageState state = new StageState(phase, Instant.now(), started, 0, 0, Optional.empty());
        facts = new HealthFacts(Instant.now(), Optional.empty(), Map.of("generation", state), List.of());
    }

    /** As the kubelet asks. */
    private int answer(String probe) throws IOException, InterruptedException {
        assertThat(container.at("/" + probe + "/httpGet/port").asText())
                .isEqualTo(container.at("/ports/0/name").asText());
        String path = container.at("/" + probe + "/httpGet/path").asText();
        URI address = URI.create("http://127.0.0.1:" + server.port().orElseThrow() + path);
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/health+json");
        return answer.statusCode();
    }
}
