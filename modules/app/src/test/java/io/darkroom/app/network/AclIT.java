package io.darkroom.app.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.Cli;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.job.Job;
import io.darkroom.contract.topic.right.Application;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import io.darkroom.sandbox.registry.RegistryServer;
import io.darkroom.sandbox.registry.RegistrySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A broker that wants TLS and a password, and allows nothing but what {@code topics acls} grants, each application with a user
 * of its own.
 */
class AclIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String ADMIN = "admin";

    @TempDir
    private static Path folder;

    private static Brokers broker;
    private static RegistryServer registry;
    private static ImageApi api;

    @BeforeAll
    static void start() throws Exception {
        OwnCertificate certificate = OwnCertificate.of(folder, "ip:127.0.0.1");
        Map<String, String> passwords = Arrays.stream(Application.values())
                .map(application -> "darkroom-" + application.word())
                .collect(Collectors.toMap(user -> user, user -> "secret"));
        passwords.put(ADMIN, "secret");
        broker = Brokers.start(
                folder.resolve("broker"),
                1,
                Entrance.locked(certificate, passwords).withAcls(ADMIN));
        registry = RegistryServer.start(new RegistrySettings(broker.insideServers(), 0));
        api = ImageApi.start(ImageApiSettings.withLatency(Latency.of(Duration.ofMillis(50))));
        Files.writeString(folder.resolve("darkroom.yaml"), """
                kafka:
                  bootstrap.servers: %s
                  security.protocol: SASL_SSL
                  sasl.mechanism: PLAIN
                  ssl.truststore.type: PEM
                  ssl.truststore.location: %s
                schema-registry.url: %s
                topics: {partitions: 2, replication: 1, prefix: eu.}
                providers: {sandbox: {base-url: "%s"}}
                """.formatted(
                        broker.bootstrapServers(), certificate.pem(), registry.url(), api.base()));
    }

    @AfterAll
    static void stop() {
        api.close();
        registry.close();
        broker.close();
    }

    @Test
    void theMainJobRunsWithTheRightsOfTheTableAndNobodyHasMore() throws Exception {
        Cli.Ending none = as("darkroom-operator", "topics create");
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.err())
                .contains("Kafka refuses: Not authorized to access topics", "the right to DESCRIBE topic eu.");

        Cli.Ending granted = as(ADMIN, "topics acls --apply --yes");
        Cli.Ending again = as(ADMIN, "topics acls --apply --yes");
        assertThat(granted.code()).as(granted.err()).isZero();
        assertThat(granted.out()).contains("0 there already.", "ACLs granted.");
        assertThat(again.out()).doesNotContain("granted.").containsPattern("\\d+ ACLs, \\d+ there already\\.");
        await().atMost(LIMIT)
                .until(() -> as("darkroom-operator", "topics create").code() == 0);

        try (DarkroomProcess intake = serve("intake");
                DarkroomProcess generation = serve("generation")) {
            intake.awaitText("serving");
            generation.awaitText("serving");
            Job publisher = new Job(folder, login("darkroom-publisher"));
            Job.Result imported = publisher.command(
                    List.of("import", publisher.catalog("A", 5).toString(), "--variants", "1"));
            assertThat(imported.code()).as(imported.err()).isZero();
            Job operator = new Job(folder, login("darkroom-operator"));
            Job.Result run = operator.run(operator.catalog("O", 3), "--variants", "1");
            assertThat(run.code())
                    .as(run.err() + intake.said() + generation.said())
                    .isZero();
            assertThat(run.lines()).hasSize(3).allMatch(line -> line.contains("\"completed\""));
            await().atMost(LIMIT).until(() -> read("darkroom-consumer", "eu.image.completed", "shop") == 8);

            commandsWork();
            purgingIsAllowed();
            assertThat(broker.said(1))
                    .contains("User:darkroom-operator is Denied")
                    .doesNotContain("User:darkroom-intake is Denied", "User:darkroom-generation is Denied");
            othersAreRefused();
            theDoctorKnowsWhoMayDoWhat();

            assertThat(intake.said()).doesNotContain("AuthorizationException");
            assertThat(generation.said()).doesNotContain("AuthorizationException");
            assertThat(intake.terminate()).isZero();
            assertThat(generation.terminate()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"topics create", "serve --data-dir DIR --provider-url http://127.0.0.1:1", "tail image.completed"
            })
    void aWrongPasswordIsSaidInOneSentence(String line) throws Exception {
        Cli.Ending wrong = new Cli(folder, login("darkroom-operator", "wrong"))
                .run(line.replace("DIR", folder.resolve("refused").toString()).split(" "));

        assertThat(wrong.code()).isEqualTo(3);
        assertThat(wrong.err())
                .contains("darkroom: Kafka at " + broker.bootstrapServers() + " refuses")
                .contains("kafka.sasl.jaas.config")
                .doesNotContain("Exception", "\"wrong\"");
    }

    @Test
    void aSettingThatIsWrongIsNamed() throws Exception {
        OwnCertificate other = OwnCertificate.of(Files.createDirectories(folder.resolve("other")), "dns:other.example");

        Cli.Ending untrusted =
                with("DARKROOM_KAFKA_SSL_TRUSTSTORE_LOCATION", other.pem().toString());
        Cli.Ending malformed = with("DARKROOM_KAFKA_SASL_JAAS_CONFIG", "nonsense");

        assertThat(untrusted.code()).isEqualTo(3);
        assertThat(untrusted.err()).contains("refuses this client", "check kafka.ssl.truststore.location");
        assertThat(malformed.code()).isEqualTo(3);
        assertThat(malformed.err())
                .contains("Kafka cannot be used", "JAAS config")
                .doesNotContain("nonsense");
    }

    private static void commandsWork() {
        for (String line : List.of(
                "tail image.completed",
                "tail darkroom.controls",
                "ledger show A-0001:product:main:prompt_v1",
                "manifest --profile extended --out " + folder.resolve("all.jsonl"),
                "status A-0001",
                "provider show",
                "replay --topic catalog.changes --from-time 1h --only all --dry-run",
                "replay list",
                "topics check")) {
            works("darkroom-viewer", line);
        }
        works("darkroom-operator", "provider limit sandbox 3");
        works("darkroom-operator", "provider limit sandbox none");
        works("darkroom-operator", "replay --topic catalog.changes --from-time 1h --only all --id again --yes");
        works("darkroom-operator", "replay show again");
        works("darkroom-operator", "retry --sku A-0001 --yes");
    }

    private static void theDoctorKnowsWhoMayDoWhat() {
        assertThat(as("darkroom-intake", "doctor --application intake").out())
                .containsPattern("ok +rights +Enough for intake\\.")
                .containsPattern("ok +kafka +1 broker ")
                .containsPattern("warning +topics +This principal may not look at all of them")
                .doesNotContainPattern("fault +(kafka|topics|registry|clock)");
        assertThat(as("darkroom-viewer", "doctor --application operator"))
                .satisfies(viewer -> assertThat(viewer.code()).isEqualTo(1))
                .satisfies(viewer -> assertThat(viewer.out())
                        .containsPattern("fault +rights +For operator is missing the right to .*WRITE topic eu\\."));
    }

    private static void works(String user, String line) {
        Cli.Ending ending = as(user, line);
        assertThat(ending.code()).as(line + ": " + ending.err() + ending.out()).isZero();
        assertThat(ending.out()).doesNotContain("Note:");
    }

    /** What a stage does every few seconds with its work topics. */
    private static void purgingIsAllowed() throws Exception {
        try (Admin admin = Admin.create(client("darkroom-generation"))) {
            TopicPartition partition = new TopicPartition("eu.image.requests.sandbox", 0);
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(0)))
                    .all()
                    .get(1, TimeUnit.MINUTES);
        }
    }

    private static void othersAreRefused() {
        refused("darkroom-publisher", "tail image.completed", "DESCRIBE topic eu.image.completed");
        refused("darkroom-publisher", "topics check", "DESCRIBE topic eu.");
        refused("darkroom-consumer", "import A.csv", "WRITE topic eu.catalog.changes");
        refused("darkroom-viewer", "import A.csv", "WRITE any topic");
        refused("darkroom-viewer", "provider limit sandbox 3", "WRITE any topic");
        refused("darkroom-intake", "tail image.status", "READ topic eu.image.status");
        refused("darkroom-generation", "tail catalog.changes", "READ topic eu.catalog.changes");
        refused("darkroom-operator", "topics acls --apply --yes", "DESCRIBE the cluster");
        assertThatThrownBy(() -> read("darkroom-generation", "eu.image.completed", "shop"))
                .isInstanceOfAny(TopicAuthorizationException.class, GroupAuthorizationException.class);
    }

    private static void refused(String user, String line, String right) {
        Cli.Ending ending =
                as(user, line.replace("A.csv", folder.resolve("A.csv").toString()));
        assertThat(ending.err()).as(user + ": " + line).contains("the right to " + right);
        assertThat(ending.code()).isEqualTo(3);
    }

    private static DarkroomProcess serve(String stage) throws Exception {
        return DarkroomProcess.start(
                folder, "serve --stages %1$s --data-dir serve-%1$s".formatted(stage), login("darkroom-" + stage));
    }

    /** Records in a topic, read with a group. */
    private static int read(String user, String topic, String group) {
        Map<String, Object> config = client(user);
        config.put("isolation.level", "read_committed");
        config.put("auto.offset.reset", "earliest");
        config.put("group.id", "darkroom-consumer-" + group + System.nanoTime());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            int records = 0;
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (records < 8 && System.nanoTime() < end) {
                records += consumer.poll(Duration.ofMillis(200)).count();
            }
            return records;
        }
    }

    private static Map<String, Object> client(String user) {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                Entrance.login(user, "secret"),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                folder.resolve("ca.pem").toString()));
    }

    private static Cli.Ending as(String user, String line) {
        return new Cli(folder, login(user)).run(line.split(" "));
    }

    /** What a command says when one setting is wrong. */
    private static Cli.Ending with(String variable, String value) {
        Map<String, String> environment = new HashMap<>(login("darkroom-operator"));
        environment.put(variable, value);
        return new Cli(folder, environment).run("tail", "image.completed");
    }

    private static Map<String, String> login(String user) {
        return login(user, "secret");
    }

    private static Map<String, String> login(String user, String password) {
        return Map.of("DARKROOM_KAFKA_SASL_JAAS_CONFIG", Entrance.login(user, password));
    }
}
