package io.darkroom.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.Cli;
import io.darkroom.app.job.Plant;
import io.darkroom.contract.serde.registry.SchemaRegistryClient;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster on which one thing after the other is broken. */
class DoctorIT {
    private static final Map<String, String> PORT = Map.of("DARKROOM_SERVER_PORT", "0");

    @TempDir
    static Path folder;

    private static Plant plant;

    @BeforeAll
    static void start() throws Exception {
        plant = Plant.start(folder.resolve("plant"), Map.of(), Latency.of(Duration.ofMillis(50)));
        Cli.Ending created = new Cli(
                        folder, Map.of("DARKROOM_TOPICS_PARTITIONS", "1", "DARKROOM_TOPICS_REPLICATION", "1"))
                .run(words("topics", "create"));
        assertThat(created.code()).as(created.err()).isZero();
    }

    @AfterAll
    static void stop() {
        plant.close();
    }

    @Test
    void nothingIsWrongWhereNothingIs() {
        Cli.Ending doctor = doctor(PORT);

        assertThat(doctor.code()).as(doctor.out()).isZero();
        assertThat(doctor.out().lines())
                .anySatisfy(line -> assertThat(line).matches("ok +kafka +1 broker at .* answers as Kafka 4\\.3 .*"))
                .anySatisfy(line -> assertThat(line).matches("ok +topics +All \\d+ topics are as they should be\\."))
                .anySatisfy(line -> assertThat(line).matches("ok +rights +All that any application needs .*"))
                .anySatisfy(line -> assertThat(line).matches("ok +registry +It has the schemas of .*"))
                .endsWith("Nothing is wrong here.");
    }

    @Test
    void aRegistryThatIsAwayIsAFault() {
        plant.stopRegistry();
        try {
            Cli.Ending doctor = doctor(with("DARKROOM_SCHEMA_REGISTRY_PROPERTIES_MAX_RETRIES", "0"));

            assertThat(doctor.code()).isEqualTo(1);
            assertThat(line(doctor, "registry")).startsWith("fault").contains("gave no answer");
            assertThat(line(doctor, "topics")).startsWith("ok");
        } finally {
            plant.startRegistry();
        }
    }

    @Test
    void topicsThatAreMissingAreFaults() {
        Cli.Ending doctor = doctor(with("DARKROOM_TOPICS_PREFIX", "missing."));

        assertThat(doctor.code()).isEqualTo(1);
        assertThat(line(doctor, "topics"))
                .startsWith("fault")
                .contains("topics are missing; darkroom topics create makes them: missing.catalog.changes");
        assertThat(line(doctor, "rights")).startsWith("warning").contains("none of these is");
    }

    @Test
    void aSchemaThatTheRegistryWouldRefuseIsAFault() {
        try (SchemaRegistryClient other = new SchemaRegistryClient(
                Map.of("schema.registry.url", plant.installation().registry().toString()))) {
            other.register(
                    "odd.catalog.changes-value",
                    SchemaBuilder.record("Other").fields().requiredInt("number").endRecord());
        }

        Cli.Ending doctor = doctor(with("DARKROOM_TOPICS_PREFIX", "odd."));

        assertThat(line(doctor, "registry"))
                .startsWith("fault")
                .contains("would refuse io.darkroom.contract.CatalogChange under subject odd.catalog.changes-value");
    }

    @Test
    void aSchemaThatNobodyMayRegisterIsAFault() {
        Cli.Ending doctor = doctor(Map.of(
                "DARKROOM_SERVER_PORT", "0",
                "DARKROOM_TOPICS_PREFIX", "closed.",
                "DARKROOM_SCHEMA_REGISTRY_PROPERTIES_AUTO_REGISTER_SCHEMAS", "false"));

        assertThat(doctor.out()).contains("is not registered under subject closed.catalog.changes-value");
    }

    @Test
    void aWrongKeyIsAFault() throws Exception {
        try (ImageApi api = ImageApi.start(
                ImageApiSettings.withLatency(Latency.of(Duration.ofMillis(50))).withKeys(Set.of("right")))) {
            Cli.Ending wrong = doctor(pixelmuse(api, "wrong"), "--provider", "pixelmuse");
            Cli.Ending right = doctor(pixelmuse(api, "right"), "--provider", "pixelmuse");

            assertThat(line(wrong, "provider"))
                    .startsWith("fault")
                    .contains("refuses the key in PIXELMUSE_API_KEY: HTTP 401", "invalid_api_key");
            assertThat(line(right, "provider")).startsWith("ok");
            assertThat(api.calls()).isZero();
        }
    }

    @Test
    void aPortInUseIsAFault() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Cli.Ending doctor = doctor(with("DARKROOM_SERVER_PORT", Integer.toString(other.getLocalPort())));

            assertThat(line(doctor, "ports")).startsWith("fault").contains("it is in use");
        }
    }

    @Test
    void programsReadAList() throws Exception {
        Cli.Ending doctor = doctor(PORT, "--json");

        JsonNode list = new ObjectMapper().readTree(doctor.out());
        assertThat(list)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.get("verdict").asText()).isEqualTo("ok"));
        assertThat(list.findValuesAsText("check"))
                .contains("java", "disk", "ports", "kafka", "topics", "rights", "registry", "provider", "clock");
    }

    @Test
    void anApplicationThatThereIsNotIsWrongUse() {
        Cli.Ending doctor = doctor(PORT, "--application", "janitor");

        assertThat(doctor.code()).isEqualTo(2);
        assertThat(doctor.err()).contains("--application must be of intake, generation", "was janitor");
    }

    /** It waits as long as a slow broker may take. */
    @Test
    @Tag("long")
    void aKafkaThatIsAwayIsAFaultAndWhatNeedsItIsNotLookedAt() {
        Cli.Ending doctor = Cli.in(folder)
                .run("doctor", "--bootstrap-servers", "127.0.0.1:1", "--schema-registry", "http://127.0.0.1:1");

        assertThat(doctor.code()).isEqualTo(1);
        assertThat(line(doctor, "kafka")).startsWith("fault").contains("does not answer within 15 s");
        assertThat(line(doctor, "topics")).startsWith("warning").contains("Not looked at");
    }

    private static Map<String, String> pixelmuse(ImageApi api, String key) {
        return Map.of(
                "DARKROOM_SERVER_PORT",
                "0",
                "PIXELMUSE_API_KEY",
                key,
                "DARKROOM_PROVIDERS_PIXELMUSE_BASE_URL",
                api.base().toString());
    }

    private static Map<String, String> with(String variable, String value) {
        return variable.equals("DARKROOM_SERVER_PORT")
                ? Map.of(variable, value, "DARKROOM_SERVER_HOST", "127.0.0.1")
                : Map.of("DARKROOM_SERVER_PORT", "0", variable, value);
    }

    private static Cli.Ending doctor(Map<String, String> environment, String... more) {
        return new Cli(folder, environment).run(words("doctor", more));
    }

    private static String[] words(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(more));
        words.addAll(List.of(
                "--bootstrap-servers",
                plant.installation().bootstrapServers(),
                "--schema-registry",
                plant.installation().registry().toString()));
        return words.toArray(String[]::new);
    }

    private static String line(Cli.Ending doctor, String check) {
        return doctor.out()
                .lines()
                .filter(line -> line.matches("\\w+ +" + check + " .*"))
                .findFirst()
                .orElse("no line of " + check + " in " + doctor.out());
    }
}
