package io.darkroom.app.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.job.Job;
import io.darkroom.app.job.Plant;
import io.darkroom.sandbox.api.setting.Latency;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What top tells of a plant at work. */
class TopIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROWS = 5;

    @TempDir
    static Path folder;

    private static Plant plant;
    private static Job job;

    @BeforeAll
    static void start() throws IOException {
        plant = Plant.start(folder.resolve("plant"), Map.of("providers.sandbox.max-in-flight", "2"), Latency.NONE)
                .withStages();
        job = new Job(
                folder,
                Map.of("DARKROOM_PROVIDERS_SANDBOX_MAX_IN_FLIGHT", "2"),
                plant.job(folder).flags().toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        plant.front().release();
        plant.close();
    }

    @Test
    void callsThatRunWhatWaitsBehindThemAndAHoldAreSeen() throws IOException {
        plant.front().hold("Chair");
        said("import", job.catalog("T", ROWS).toString(), "--variants", "1");

        JsonNode busy = await().atMost(LIMIT).until(this::look, view -> waiting(view) >= ROWS && inFlight(view) == 2);
        said("provider", "hold", "sandbox", "--reason", "audit");
        JsonNode held = look();
        String drawn = said("top", "--once");
        plant.front().release();
        said("provider", "resume", "sandbox");
        JsonNode done = await().atMost(LIMIT).until(this::look, view -> waiting(view) == 0);

        assertThat(provider(busy).path("cap").asInt()).isEqualTo(2);
        assertThat(provider(busy).path("oldest").asText()).startsWith("20");
        assertThat(busy.path("stages"))
                .hasSize(2)
                .allMatch(stage -> stage.path("threads").asInt() == 1);
        assertThat(provider(busy).path("held").asBoolean()).isFalse();
        assertThat(provider(held).at("/hold/reason").asText()).isEqualTo("audit");
        assertThat(drawn)
                .contains(
                        "generation sandbox",
                        "2 of 2",
                        "held",
                        ": audit.",
                        "Only darkroom provider resume sandbox ends it.");
        assertThat(done.at("/cost/whole").asBoolean()).isTrue();
        assertThat(provider(done).path("held").asBoolean()).isFalse();
    }

    private JsonNode look() throws IOException {
        return JSON.readTree(said("top", "--once", "--json"));
    }

    private static String said(String... words) {
        Job.Result result = job.command(List.of(words));
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    private static JsonNode provider(JsonNode view) {
        return view.at("/providers/0");
    }

    private static long inFlight(JsonNode view) {
        return provider(view).path("inFlight").asLong();
    }

    /** In flight, in line or still to be read by generation, marks of transactions among the latter included. */
    private static long waiting(JsonNode view) {
        return inFlight(view)
                + provider(view).path("inLine").asLong()
                + view.at("/stages/1/unread").asLong();
    }
}
