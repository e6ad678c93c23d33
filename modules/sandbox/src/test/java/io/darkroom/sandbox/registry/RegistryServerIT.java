package io.darkroom.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.sandbox.broker.BrokerSettings;
import io.darkroom.sandbox.broker.EmbeddedBroker;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryServerIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String FIRST = record("{'name':'a','type':'string'}");
    private static final String SECOND = record("{'name':'a','type':'string'},{'name':'b','type':'int','default':0}");
    private static final String BREAKING = record("{'name':'a','type':'string'},{'name':'b','type':'int'}");

    @TempDir
    static Path temp;

    private static EmbeddedBroker broker;
    private static RegistryServer registry;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(new BrokerSettings(temp, 0));
        registry = RegistryServer.start(new RegistrySettings(broker.bootstrapServers(), 0));
    }

    @AfterAll
    static void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void idsSurviveARestart() throws Exception {
        int first = register("restart-value", FIRST).path("id").asInt();
        int second = register("restart-value", SECOND).path("id").asInt();
        call("PUT", "/config/restart-value", Map.of("compatibility", "BACKWARD"));
        registry.close();

        registry = RegistryServer.start(new RegistrySettings(broker.bootstrapServers(), 0));

        assertThat(call("GET", "/schemas/ids/" + first, null).path("schema").asText())
                .isEqualTo(FIRST);
        assertThat(register("restart-value", SECOND).path("id").asInt())
                .isEqualTo(second)
                .isNotEqualTo(first);
        assertThat(call("GET", "/config/restart-value", null)
                        .path("compatibilityLevel")
                        .asText())
                .isEqualTo("BACKWARD");
        assertThat(register("later-value", record("{'name':'z','type':'long'}"))
                        .path("id")
                        .asInt())
                .isGreaterThan(second);
    }

    @Test
    void oneSchemaHasOneIdInAllSubjects() throws Exception {
        String spaced = FIRST.replace(":", " : ");

        assertThat(register("one-value", FIRST)).isEqualTo(register("two-value", spaced));
        assertThat(call("GET", "/subjects/one-value/versions", null).toString()).isEqualTo("[1]");
    }

    @Test
    void aVersionIsFoundByNumberLatestAndContent() throws Exception {
        register("find-value", FIRST);
        int id = register("find-value", SECOND).path("id").asInt();

        JsonNode latest = call("GET", "/subjects/find-value/versions/latest?format=resolved&deleted=true", null);

        assertThat(latest.path("version").asInt()).isEqualTo(2);
        assertThat(latest.path("id").asInt()).isEqualTo(id);
        assertThat(call("GET", "/subjects/find-value/versions/2", null)).isEqualTo(latest);
        assertThat(call("POST", "/subjects/find-value?normalize=false", Map.of("schema", SECOND)))
                .isEqualTo(latest);
    }

    @Test
    void anIncompatibleSchemaIsRefusedByDefault() throws Exception {
        register("strict-value", FIRST);

        JsonNode verdict =
                call("POST", "/compatibility/subjects/strict-value/versions/latest", Map.of("schema", BREAKING));

        assertThat(verdict.path("is_compatible").asBoolean()).isFalse();
        assertThat(register("strict-value", BREAKING).path("error_code").asInt())
                .isEqualTo(409);
        assertThat(call("GET", "/subjects/strict-value/versions", null).toString())
                .isEqualTo("[1]");
    }

    @Test
    void aSubjectsOwnLevelBeatsTheDefault() throws Exception {
        register("loose-value", FIRST);
        assertThat(call("PUT", "/config/loose-value", Map.of("compatibility", "NONE"))
                        .path("compatibility")
                        .asText())
                .isEqualTo("NONE");

        assertThat(register("loose-value", BREAKING).path("id").asInt()).isPositive();
    }

    @Test
    void errorsCarryConfluentsCodes() throws Exception {
        register("codes-value", FIRST);

        assertThat(code("GET", "/subjects/nobody/versions", null)).isEqualTo(40401);
        assertThat(code("GET", "/subjects/codes-value/versions/9", null)).isEqualTo(40402);
        assertThat(code("GET", "/schemas/ids/99999", null)).isEqualTo(40403);
        assertThat(code("GET", "/schemas/ids/2147483647", null)).isEqualTo(40403);
        assertThat(code("POST", "/subjects/codes-value", Map.of("schema", SECOND)))
                .isEqualTo(40403);
        assertThat(code("GET", "/config/nobody", null)).isEqualTo(40408);
        assertThat(code("POST", "/subjects/codes-value/versions", Map.of("schema", "{}")))
                .isEqualTo(42201);
        assertThat(code("GET", "/subjects/codes-value/versions/last", null)).isEqualTo(42202);
        assertThat(code("PUT", "/config", Map.of("compatibility", "SOME"))).isEqualTo(42203);
        assertThat(code("GET", "/no/such/path", null)).isEqualTo(404);
    }

    @Test
    void itSaysWhatItIs() throws Exception {
        HttpResponse<String> root = send("GET", "/", null);

        assertThat(root.statusCode()).isEqualTo(200);
        assertThat(root.headers().firstValue("content-type")).hasValue("application/vnd.schemaregistry.v1+json");
        assertThat(call("GET", "/schemas/types", null).toString()).isEqualTo("[\"AVRO\"]");
        assertThat(call("GET", "/config", null).path("compatibilityLevel").asText())
                .isEqualTo("FULL_TRANSITIVE");
        assertThat(registry.url().getHost()).isEqualTo("127.0.0.1");
    }

    private static JsonNode register(String subject, String schema) throws Exception {
        return call("POST", "/subjects/" + subject + "/versions?normalize=true", Map.of("schema", schema));
    }

    private static int code(String method, String path, @Nullable Object body) throws Exception {
        HttpResponse<String> answer = send(method, path, body);
        int code = JSON.readTree(answer.body()).path("error_code").asInt();
        assertThat(code < 1000 ? code : code / 100).isEqualTo(answer.statusCode());
        return code;
    }

    private static JsonNode call(String method, String path, @Nullable Object body) throws Exception {
        return JSON.readTree(send(method, path, body).body());
    }

    private static HttpResponse<String> send(String method, String path, @Nullable Object body) throws Exception {
        var content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        return HTTP.send(
                HttpRequest.newBuilder(registry.url().resolve(path))
                        .method(method, content)
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String record(String fields) {
        return "{'type':'record','name':'R','namespace':'shop','fields':[FIELDS]}"
                .replace("FIELDS", fields)
                .replace('\'', '"');
    }
}
