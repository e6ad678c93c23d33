package io.darkroom.app.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.job.Plant;
import io.darkroom.sandbox.api.Latency;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs in {@code examples/}, as their readers start them. */
class ExamplesIT {
    private static final Path EXAMPLES = Path.of("..", "..", "examples").toAbsolutePath();

    @TempDir
    static Path folder;

    private static Plant plant;

    @BeforeAll
    static void start() throws IOException {
        plant = Plant.start(folder, Map.of(), Latency.NONE).withStages();
    }

    @AfterAll
    static void stop() {
        plant.close();
    }

    @Test
    void anEventPublishedInJavaIsDrawnAndConsumedInJava() throws Exception {
        try (DarkroomProcess publisher = java("PublishExample");
                DarkroomProcess consumer = java("ConsumeExample")) {
            assertThat(publisher.exitCode()).as(publisher.said()).isZero();
            assertThat(publisher.said()).contains("Published[topic=catalog.changes, partition=0, offset=");

            consumer.awaitText("MUG-0001:product:main:prompt_v1#").awaitText("variant+4+of+4]");
        }
    }

    @Test
    void anEventPublishedInJavaScriptIsDrawnAndConsumedInJavaScript() throws Exception {
        Path javascript = Npm.installed(EXAMPLES.resolve("javascript"), Path.of("target", "examples-javascript"));
        try (DarkroomProcess publisher = node(javascript, "publish.mjs");
                DarkroomProcess consumer = node(javascript, "consume.mjs")) {
            assertThat(publisher.exitCode()).as(publisher.said()).isZero();
            consumer.awaitText("variant+2+of+2\"}]");

            JsonNode line = lineOf("MUG-0002", consumer.said());
            assertThat(line.at("/headers/ce_type").asText()).isEqualTo("io.darkroom.image.completed.v1");
            assertThat(line.at("/headers/ce_source").asText()).isEqualTo("/darkroom/image.completed");
            assertThat(line.at("/headers/content-type").asText()).isEqualTo("application/avro");
            assertThat(line.at("/headers/ce_id").asText())
                    .isEqualTo("MUG-0002:product:main:prompt_v1#"
                            + line.at("/pictures/generation").asLong());
            assertThat(publisher.said()).startsWith(line.at("/pictures/eventId").asText());
        }
    }

    private static JsonNode lineOf(String key, String said) throws IOException {
        String line = said.lines()
                .filter(text -> text.startsWith("{\"key\":\"" + key))
                .findFirst()
                .orElseThrow();
        return new ObjectMapper().readTree(line);
    }

    private static DarkroomProcess java(String program) throws IOException {
        return started(
                folder,
                List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EXAMPLES.resolve("java").resolve(program + ".java").toString()));
    }

    private static DarkroomProcess node(Path javascript, String program) throws IOException {
        return started(javascript, List.of("node", program));
    }

    private static DarkroomProcess started(Path where, List<String> program) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.add(plant.installation().bootstrapServers());
        command.add(plant.installation().registry().toString());
        return DarkroomProcess.of(where, command, Map.of());
    }
}
