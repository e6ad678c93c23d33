package io.darkroom.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.Cli;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.job.Job;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import io.darkroom.sandbox.registry.RegistryServer;
import io.darkroom.sandbox.registry.RegistrySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job on a cluster that wants TLS and a password: what is given as {@code kafka.*} reaches every client. A variation
 * of {@link AclIT}, where rights are looked at too.
 */
@Tag("long")
class SecuredClusterIT {
    @TempDir
    private static Path folder;

    private static Brokers broker;
    private static RegistryServer registry;

    @BeforeAll
    static void start() throws Exception {
        OwnCertificate certificate = OwnCertificate.of(folder, "ip:127.0.0.1");
        broker = Brokers.start(folder, 1, Entrance.locked(certificate, Map.of("darkroom", "right")));
        registry = RegistryServer.start(new RegistrySettings(broker.insideServers(), 0));
        Files.writeString(folder.resolve("darkroom.yaml"), """
                kafka:
                  bootstrap.servers: %s
                  security.protocol: SASL_SSL
                  sasl.mechanism: PLAIN
                  ssl.truststore.type: PEM
                  ssl.truststore.location: %s
                schema-registry.url: %s
                topics: {partitions: 2, replication: 1}
                """.formatted(
                        broker.bootstrapServers(), certificate.pem(), registry.url()));
    }

    @AfterAll
    static void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void topicsAreMadeStagesServeAndARunIsFinished() throws Exception {
        Cli.Ending topics = new Cli(folder, password("right")).run("topics", "create");
        assertThat(topics.code()).as(topics.err()).isZero();

        try (ImageApi api = ImageApi.start(ImageApiSettings.withLatency(Latency.of(Duration.ofMillis(50))));
                DarkroomProcess serve = DarkroomProcess.start(
                        folder, "serve --data-dir serve --provider-url " + api.base(), password("right"))) {
            serve.awaitText("serving");
            Job job = new Job(folder, password("right"));

            Job.Result run = job.run(job.catalog("S", 4));

            assertThat(run.code()).as(run.err() + serve.said()).isZero();
            assertThat(run.lines()).hasSize(4).allMatch(line -> line.contains("\"completed\""));
            assertThat(serve.terminate()).isZero();
        }
    }

    /** Takes as long as Kafka is waited for. */
    @Test
    void aClientWithoutTlsIsToldWhatToLookAt() {
        Cli.Ending plain = tail("DARKROOM_KAFKA_SECURITY_PROTOCOL", "PLAINTEXT");

        assertThat(plain.code()).isEqualTo(3);
        assertThat(plain.err()).contains("does not answer within", "kafka.security.protocol");
    }

    private static Cli.Ending tail(String variable, String value) {
        Map<String, String> environment = new HashMap<>(password("right"));
        environment.put(variable, value);
        return new Cli(folder, environment).run("tail", "image.completed");
    }

    private static Map<String, String> password(String password) {
        return Map.of("DARKROOM_KAFKA_SASL_JAAS_CONFIG", Entrance.login("darkroom", password));
    }
}
