package io.darkroom.contract.serde.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaRegistryClientTest {

    private static final Schema SCHEMA = Schema.createRecord("R", null, "x", false, List.of());
    private static final String BY_ID = "GET /schemas/ids/7";
    private static final String FOUND = "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"R\\\","
            + "\\\"namespace\\\":\\\"x\\\",\\\"fields\\\":[]}\",\"someNewField\":{\"a\":1}}";
    private static final String REGISTER = "POST /subjects/t-value/versions";

    private final FakeRegistry registry = new FakeRegistry();
    private final FakeRegistry second = new FakeRegistry();

    @AfterEach
    void stop() {
        registry.close();
        second.close();
    }

    @Test
    void aFoundSchemaIsKeptForEver() {
        registry.on(BY_ID, 200, FOUND);
        try (SchemaRegistryClient client = client(Map.of())) {
            assertThat(client.cached(7)).isEmpty();
            assertThat(client.lookup(7).join()).isEqualTo(new Lookup.Found(7, SCHEMA));
            assertThat(client.lookup(7).join()).isEqualTo(new Lookup.Found(7, SCHEMA));
            assertThat(client.cached(7)).contains(SCHEMA);
            assertThat(registry.questions()).hasSize(1);
        }
    }

    @Test
    void askersAtTheSameTimeShareOneQuestion() {
        registry.on(BY_ID, 200, FOUND).holdAnswers();
        try (SchemaRegistryClient client = client(Map.of())) {
            List<CompletableFuture<Lookup>> all =
                    Stream.generate(() -> client.lookup(7)).limit(20).toList();
            assertThat(all).noneMatch(CompletableFuture::isDone);
            registry.releaseAnswers();
            assertThat(all).allSatisfy(each -> assertThat(each.join()).isInstanceOf(Lookup.Found.class));
            assertThat(registry.questions()).hasSize(1);
        }
    }

    @Test
    void anIdThatTheRegistryDoesNotKnowIsUnknownAndAskedForAgain() {
        registry.on(BY_ID, 404, "{\"error_code\":40403,\"message\":\"Schema 7 not found\"}")
                .on(BY_ID, 200, FOUND);
        try (SchemaRegistryClient client = client(Map.of())) {
            assertThat(client.lookup(7).join())
                    .isInstanceOfSatisfying(
                            Lookup.Unknown.class,
                            no -> assertThat(no.why()).contains("40403").contains(registry.url()));
            assertThat(client.lookup(7).join()).isInstanceOf(Lookup.Found.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{}", "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}"})
    void a404ThatIsNotTheRegistrysIsNoVerdictAboutTheId(String body) {
        registry.on(BY_ID, 404, body);
        try (SchemaRegistryClient client = client(Map.of("max.retries", 0))) {
            assertThat(client.lookup(7).join()).isInstanceOf(Lookup.Unavailable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 302, 500, 503, 429})
    void otherAnswersAreNoVerdictAboutTheIdEither(int status) {
        registry.on(BY_ID, status, "{\"error_code\":" + status + "01,\"message\":\"no\"}");
        try (SchemaRegistryClient client = client(Map.of("max.retries", 0))) {
            assertThat(client.lookup(7).join())
                    .isInstanceOfSatisfying(
                            Lookup.Unavailable.class,
                            no -> assertThat(no.why()).contains(registry.url()).contains(Integer.toString(status)));
        }
    }

    @Test
    void whatIsNoAvroSchemaIsUnknown() {
        registry.on(BY_ID, 200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax\"}");
        registry.on("GET /schemas/ids/8", 200, "{\"schema\":\"{\"}");
        try (SchemaRegistryClient client = client(Map.of())) {
            assertThat(client.lookup(7).join()).isEqualTo(new Lookup.Unknown(7, "it is PROTOBUF, not Avro"));
            assertThat(client.lookup(8).join()).isInstanceOf(Lookup.Unknown.class);
        }
    }

    @Test
    void aSchemaThatOnlyJavaRefusesIsRead() {
        registry.on(
                BY_ID,
                200,
                "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"a-b\\\",\\\"fields\\\":[{\\\"name\\\":\\\"f\\\","
                        + "\\\"type\\\":[\\\"string\\\",\\\"null\\\"],\\\"default\\\":null}]}\"}");
        try (SchemaRegistryClient client = client(Map.of())) {
            assertThat(client.lookup(7).join()).isInstanceOf(Lookup.Found.class);
        }
    }

    @Test
    void aReferenceThatIsMissingIsAVerdictAndOneThatIsForbiddenIsNot() {
        String reference = "GET /subjects/other/versions/1";
        registry.on(
                        BY_ID,
                        200,
                        "{\"schema\":\"{}\",\"references\":[{\"name\":\"O\",\"subject\":\"other\",\"version\":1}]}")
                .on(reference, 404, "{\"error_code\":40402,\"message\":\"Version 1 not found\"}")
                .on(reference, 403, "{\"error_code\":40301,\"message\":\"Forbidden\"}");
        try (SchemaRegistryClient client = client(Map.of("max.retries", 0))) {
            assertThat(client.lookup(7).join()).isInstanceOf(Lookup.Unknown.class);
            assertThat(client.lookup(7).join()).isInstanceOf(Lookup.Unavailable.class);
        }
    }

    @Test
    void aPassingFaultIsTriedAgain() {
        registry.on(REGISTER, 500, "{\"error_code\":50001,\"message\":\"Error in the backend\"}")
                .on(REGISTER, 503, "")
                .on(REGISTER, 200, "{\"id\":3}");
        try (SchemaRegistryClient client = client(Map.of("max.retries", 2))) {
            assertThat(client.register("t-value", SCHEMA)).isEqualTo(3);
            assertThat(registry.questions()).hasSize(3);
        }
    }

    @Test
    void aLastingFaultEndsAfterTheRetries() {
        registry.on(REGISTER, 500, "{\"error_code\":50001,\"message\":\"Error in the backend\"}");
        try (SchemaRegistryClient client = client(Map.of("max.retries", 2))) {
            assertThatThrownBy(() -> client.register("t-value", SCHEMA))
                    .isInstanceOfSatisfying(
                            SchemaRegistryException.class,
                            e -> assertThat(e.unavailable()).isTrue())
                    .hasMessageContaining("register x.R under subject t-value")
                    .hasMessageContaining(registry.url())
                    .hasMessageContaining("50001");
            assertThat(registry.questions()).hasSize(3);
        }
    }

    @Test
    void anAddressWhereSomethingElseAnswersIsSaid() {
        registry.on(REGISTER, 404, "");
        try (SchemaRegistryClient client = client(Map.of())) {
            assertThatThrownBy(() -> client.register("t-value", SCHEMA))
                    .hasMessage("Cannot register x.R under subject t-value: " + registry.url()
                            + " answered 404; is a schema registry there?");
        }
    }

    @Test
    void aRefusalIsNotTriedAgainAndNamesSubjectUrlAndCode() {
        registry.on(REGISTER, 409, "{\"error_code\":409,\"message\":\"Schema being registered is incompatible\"}");
        try (SchemaRegistryClient client = client(Map.of())) {
            assertThatThrownBy(() -> client.register("t-value", SCHEMA))
                    .isInstanceOfSatisfying(
                            SchemaRegistryException.class,
                            e -> assertThat(e.unavailable()).isFalse())
                    .hasMessage("Cannot register x.R under subject t-value: " + registry.url()
                            + " answered 409, error code 409: Schema being registered is incompatible");
            assertThat(registry.questions()).hasSize(1);
        }
    }

    @Test
    void theNextUrlIsAskedAtOnceAndKept() {
        registry.on(BY_ID, 503, "");
        second.on(BY_ID, 200, FOUND).on(REGISTER, 200, "{\"id\":3}");
        Map<String, Object> slow = Map.of("retries.wait.ms", 600_000, "retries.max.wait.ms", 600_000);
        try (SchemaRegistryClient client = client(slow, registry.url() + " , " + second.url() + "/")) {
            assertThat(client.lookup(7).join()).isInstanceOf(Lookup.Found.class);
            assertThat(client.register("t-value", SCHEMA)).isEqualTo(3);
            assertThat(registry.questions()).hasSize(1);
        }
    }

    @Test
    void aSilentRegistryIsUnavailableAfterTheTimeout() {
        registry.on(BY_ID, 200, FOUND).holdAnswers();
        try (SchemaRegistryClient client = client(Map.of("http.read.timeout.ms", 200, "max.retries", 0))) {
            assertThat(client.lookup(7).orTimeout(60, TimeUnit.SECONDS).join()).isInstanceOf(Lookup.Unavailable.class);
        }
    }

    @Test
    void anAnswerWithoutEndIsNotRead() {
        registry.on(BY_ID, 200, "{\"schema\":\"" + "x".repeat(9 << 20) + "\"}");
        try (SchemaRegistryClient client = client(Map.of("max.retries", "0"))) {
            assertThat(client.lookup(7).join())
                    .isInstanceOfSatisfying(
                            Lookup.Unavailable.class,
                            no -> assertThat(no.why()).contains("the answer is larger than 8388608 bytes"));
        }
    }

    @Test
    void anInterruptEndsTheWait() {
        registry.on(REGISTER, 200, "{\"id\":1}").holdAnswers();
        try (SchemaRegistryClient client = client(Map.of())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> client.register("t-value", SCHEMA)).hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void credentialsAreSentAndNeverShown() {
        registry.on(REGISTER, 401, "{\"error_code\":40101,\"message\":\"Unauthorized\"}");
        String expected = "Basic " + Base64.getEncoder().encodeToString("ann:s3cret".getBytes(StandardCharsets.UTF_8));
        String withUser = registry.url().replace("http://", "http://ann:s3cret@");
        List<SchemaRegistryClient> clients = List.of(
                client(Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "ann:s3cret")),
                client(Map.of(
                        "basic.auth.credentials.source",
                        "USER_INFO",
                        "basic.auth.user.info",
                        new Password("ann:s3cret"))),
                client(Map.of(
                        "basic.auth.credentials.source",
                        "USER_INFO",
                        "schema.registry.basic.auth.user.info",
                        "ann:s3cret")),
                client(Map.of(), withUser));
        for (SchemaRegistryClient client : clients) {
            assertThatThrownBy(() -> client.register("t-value", SCHEMA))
                    .hasMessageContaining("40101")
                    .message()
                    .doesNotContain("s3cret")
                    .doesNotContain(expected.substring(6));
            client.close();
        }
        assertThat(registry.questions())
                .hasSize(4)
                .allSatisfy(question -> assertThat(question.authorization()).isEqualTo(expected));
        assertThat(RegistrySettings.from(config(Map.of(), withUser)).toString()).doesNotContain("s3cret");
    }

    @Test
    void aSubjectMayHaveAnyName() {
        registry.on("POST /subjects/%3A.eu%3Aa%20b%2Fc%C3%BC/versions", 200, "{\"id\":5}");
        try (SchemaRegistryClient client = client(Map.of())) {
            assertThat(client.register(":.eu:a b/cü", SCHEMA)).isEqualTo(5);
        }
    }

    @Test
    void backoffStaysWithinItsBounds() {
        registry.on(BY_ID, 503, "");
        long start = System.nanoTime();
        try (SchemaRegistryClient client = client(Map.of("max.retries", 5, "retries.max.wait.ms", 2))) {
            assertThat(client.lookup(7).join()).isInstanceOf(Lookup.Unavailable.class);
        }
        assertThat(registry.questions()).hasSize(6);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
    }

    private SchemaRegistryClient client(Map<String, ?> more) {
        return client(more, registry.url());
    }

    private static SchemaRegistryClient client(Map<String, ?> more, String urls) {
        return new SchemaRegistryClient(config(more, urls));
    }

    private static Map<String, ?> config(Map<String, ?> more, String urls) {
        Map<String, Object> config = new HashMap<>(Map.of("retries.wait.ms", 1, "schema.registry.url", urls));
        config.putAll(more);
        return config;
    }
}
