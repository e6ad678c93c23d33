package io.darkroom.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml as far as it can be checked where no container runs. */
class ComposeFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonNode compose;

    @BeforeEach
    void read() throws IOException {
        compose = yaml("docker-compose.yml");
    }

    @Test
    void keepsToTheComposeSpecification() throws IOException {
        assertThat(specification().validate(JSON.writeValueAsString(compose), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void anUnknownFieldWouldBeFound() throws IOException {
        ((ObjectNode) compose.path("services").path("intake")).put("memory_limit", "1g");

        assertThat(specification().validate(JSON.writeValueAsString(compose), InputFormat.JSON))
                .isNotEmpty();
    }

    /** It names its parts by "id", as drafts before the one that it claims did. */
    private Schema specification() throws IOException {
        try (InputStream text = getClass().getResourceAsStream("/compose-spec/compose-spec.json")) {
            JsonNode schema = JSON.readTree(text);
            schema.findParents("id").stream()
                    .filter(part -> part.path("id").isTextual())
                    .forEach(part -> ((ObjectNode) part).remove("id"));
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                    .getSchema(JSON.writeValueAsString(schema));
        }
    }

    /** Where there is a docker compose, it is asked too. */
    @Test
    void dockerComposeTakesIt() throws Exception {
        List<String> command = Stream.of(List.of("docker", "compose"), List.of("docker-compose"))
                .filter(each -> code(plus(each, "version")) == 0)
                .findFirst()
                .orElse(List.of());
        assumeTrue(!command.isEmpty(), "no docker compose here");

        assertThat(code(plus(
                        command, "-f", Repository.file("docker-compose.yml").toString(), "config", "-q")))
                .isZero();
    }

    @Test
    void imagesArePinned() {
        services()
                .forEach(service -> assertThat(service.path("image").asText()).matches(".+:\\d.*|.+:v\\d.*|darkroom"));
    }

    @Test
    void volumesAreDeclaredAndUsed() {
        Set<String> declared = new TreeSet<>();
        compose.path("volumes").fieldNames().forEachRemaining(declared::add);
        Set<String> used = new TreeSet<>();
        services()
                .forEach(service -> service.path("volumes").forEach(volume -> {
                    String source = volume.asText().split(":", -1)[0];
                    if (source.startsWith(".")) {
                        assertThat(Repository.file(source)).exists();
                    } else {
                        used.add(source);
                    }
                }));

        assertThat(used).isEqualTo(declared);
    }

    /** What an image declares as a volume and nobody mounts is left behind, without a name, by each container. */
    @Test
    void everyVolumeOfAnImageIsMounted() {
        Map<String, List<String>> declared = Map.of(
                "darkroom", List.of("/var/lib/darkroom"),
                "apache/kafka", List.of("/etc/kafka/secrets", "/var/lib/kafka/data", "/mnt/shared/config"),
                "prom/prometheus", List.of("/prometheus"));

        services().forEach(service -> {
            List<String> mounted = Stream.of("volumes", "tmpfs")
                    .flatMap(kind -> stream(service.path(kind)))
                    .flatMap(mount -> Arrays.stream(mount.asText().split(":", -1)))
                    .toList();
            String image = service.path("image").asText().split(":", -1)[0];
            assertThat(mounted).as(image).containsAll(declared.getOrDefault(image, List.of()));
        });
    }

    @Test
    void portsArePublishedOnceAndOnThisMachineOnly() {
        List<String> published = new ArrayList<>();
        services().forEach(service -> service.path("ports").forEach(port -> published.add(port.asText())));

        assertThat(published).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(published.stream().map(port -> port.split(":", -1)[1])).doesNotHaveDuplicates();
    }

    @Test
    void whoIsWaitedForExistsAndCanTell() {
        services()
                .forEach(service -> service.path("depends_on").properties().forEach(wait -> {
                    JsonNode other = compose.path("services").path(wait.getKey());
                    String condition = wait.getValue().path("condition").asText();
                    assertThat(other.isMissingNode()).as(wait.getKey()).isFalse();
                    if (condition.equals("service_healthy")) {
                        boolean disabled =
                                other.path("healthcheck").path("disable").asBoolean();
                        boolean ofImage = other.path("image").asText().equals("darkroom");
                        assertThat(!disabled && (ofImage || other.has("healthcheck")))
                                .as(wait.getKey())
                                .isTrue();
                    }
                }));
    }

    /** Compose stops those that run: through a job that has ended it sees nobody behind it. */
    @Test
    void whatRunningCallsNeedStopsAfterTheStages() {
        for (String name : List.of("intake", "generation")) {
            JsonNode waits = compose.path("services").path(name).path("depends_on");
            assertThat(waits.properties())
                    .as(name)
                    .extracting(Map.Entry::getKey)
                    .contains("kafka", "registry");
        }
    }

    /** A JVM for each question takes seconds of a processor, and on a busy machine longer than the question may. */
    @Test
    void healthIsAskedWithoutStartingAJvm() {
        services()
                .forEach(service -> assertThat(
                                service.path("healthcheck").path("test").toString())
                        .doesNotContain("java", "darkroom", "/opt/kafka/bin"));
    }

    @Test
    void stagesAreUnprivilegedAndHaveTimeToStop() {
        for (String name : List.of("topics", "intake", "generation", "sandbox")) {
            JsonNode service = compose.path("services").path(name);
            assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
            assertThat(service.path("cap_drop").path(0).asText()).isEqualTo("ALL");
            assertThat(service.path("stop_grace_period").asText()).isEqualTo("390s");
            assertThat(service.path("tmpfs").path(0).asText()).startsWith("/tmp:exec");
        }
    }

    @Test
    void prometheusAsksServicesThatAreThere() throws IOException {
        JsonNode targets = yaml("deploy/prometheus/prometheus.yml").at("/scrape_configs/0/static_configs");

        assertThat(targets).hasSize(2);
        targets.forEach(target -> {
            String[] place = target.at("/targets/0").asText().split(":", -1);
            assertThat(compose.path("services").has(place[0])).as(place[0]).isTrue();
            assertThat(place[1]).isEqualTo("8090");
        });
    }

    private Stream<JsonNode> services() {
        return stream(compose.path("services"));
    }

    private static Stream<JsonNode> stream(JsonNode parts) {
        List<JsonNode> all = new ArrayList<>();
        parts.forEach(all::add);
        return all.stream();
    }

    private static List<String> plus(List<String> command, String... words) {
        return Stream.concat(command.stream(), Arrays.stream(words)).toList();
    }

    private static int code(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException notThere) {
            return -1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With anchors and merge keys resolved; extensions, which the schema knows, stay. */
    private static JsonNode yaml(String file) throws IOException {
        Object loaded = new Yaml().load(Files.readString(Repository.file(file)));
        return JSON.valueToTree(loaded);
    }
}
