package io.darkroom.app.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.Cli;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.sandbox.registry.RegistryServer;
import io.darkroom.sandbox.registry.RegistrySettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The credentials of image API, Kafka, registry, proxy and bucket and the secrets of webhooks, looked for in everything that it
 * says, stores and answers.
 */
class SecretsIT {
    private static final String API_KEY = "sk-s3cret/apikey+0123456789==";
    private static final String KAFKA = "s3cret-kafka-4711";
    private static final String REGISTRY = "s3cret-registry-4712";
    private static final String PROXY = "s3cret-proxy-4713";
    private static final String BUCKET_ID = "AKIAS3CRET4714";
    private static final String BUCKET_KEY = "s3cret/bucket+4715";
    private static final String BUCKET_TOKEN = "s3cret/token+4716==";
    private static final String SEAL = "s3cret-seal-4717-of-all-webhook-addresses";
    private static final String VENDOR = "s3cret-vendor-4718-who-signs";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern ADDRESS = Pattern.compile("status at (http://127\\.0\\.0\\.1:\\d+)");

    /** More than anybody asks for: all that our own code says, at any level. */
    private static final String LOGS = """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%-5level %logger %msg %kvp%n%ex</pattern></encoder>
              </appender>
              <appender name="json" class="ch.qos.logback.core.ConsoleAppender">
                <encoder class="io.darkroom.app.log.JsonLog"/>
              </appender>
              <logger name="io.darkroom" level="TRACE"/>
              <root level="INFO"><appender-ref ref="out"/><appender-ref ref="json"/></root>
            </configuration>
            """;

    @TempDir
    private static Path folder;

    private static Brokers broker;
    private static RegistryServer registry;
    private static Parrot api;
    private static TlsFront front;
    private static ConnectProxy proxy;
    private static LockedBucket bucket;

    @BeforeAll
    static void start() throws Exception {
        OwnCertificate certificate = OwnCertificate.of(folder, "ip:127.0.0.1", "dns:api.example");
        broker = Brokers.start(folder, 1, Entrance.locked(certificate, Map.of("darkroom", KAFKA)));
        registry = RegistryServer.start(new RegistrySettings(broker.insideServers(), 0));
        api = new Parrot();
        front = new TlsFront(api.base(), certificate.tls(), "https://pictures.example");
        proxy = new ConnectProxy(front.port(), "user", PROXY);
        bucket = new LockedBucket();
        Files.writeString(folder.resolve("logs.xml"), LOGS);
        Files.writeString(folder.resolve("darkroom.yaml"), """
                provider: creativeai
                providers.creativeai.base-url: https://api.example
                http.ca-file: %1$s
                kafka:
                  bootstrap.servers: %2$s
                  security.protocol: SASL_SSL
                  sasl.mechanism: PLAIN
                  ssl.truststore.type: PEM
                  ssl.truststore.location: %1$s
                schema-registry.url: %3$s
                topics: {partitions: 2, replication: 1}
                assets.store: s3
                assets.s3: {bucket: pictures, region: eu-central-1, endpoint: "%4$s", path-style: true}
                webhooks: {url: "https://hooks.example", secret-env: WEBHOOK_SEAL}
                providers.muse:
                  dialect: pixelmuse-generate
                  base-url: https://api.example
                  api-key-env: CREATIVEAI_API_KEY
                  webhook-signature: standard
                  webhook-secret-env: WEBHOOK_VENDOR
                placements.ad: {aspects: "4:5", model: recraft-v4-pro}
                models.recraft-v4-pro: {provider: muse, reference: ignore}
                """.formatted(
                        certificate.pem(), broker.bootstrapServers(), registry.url(), bucket.endpoint()));
    }

    @AfterAll
    static void stop() {
        bucket.close();
        proxy.close();
        front.close();
        api.close();
        registry.close();
        broker.close();
    }

    @Test
    void noCredentialIsSaidStoredOrAnswered() throws Exception {
        List<String> said = new ArrayList<>();
        said.add(darkroom("topics create"));
        said.add(darkroom("config"));
        try (DarkroomProcess serve = DarkroomProcess.start(folder, "serve --data-dir serve", environment())) {
            serve.awaitText("serving");
            said.add(run("good", "MUG-1,Mug,https://images.example/1.png", "MUG-2,ECHO,https://images.example/2.png"));
            URI address = address(serve);
            said.add(get(address.resolve("/v1/status/MUG-1")));
            said.add(get(address.resolve("/v1/status/MUG-2")));
            assertThat(said.getLast()).contains("***");
            await().atMost(LIMIT).until(() -> bucket.refused() > 0);
            said.add(darkroom("provider show assets"));
            said.add(imported("JOB-1,Poster,https://images.example/4.png"));
            said.add(told(address, api.webhook().get(LIMIT.toSeconds(), TimeUnit.SECONDS)));
            said.add(darkroom("status JOB-1"));
            said.add(run("locked", "MUG-3,LOCKED,https://images.example/3.png"));
            await().atMost(LIMIT)
                    .until(() -> get(address.resolve("/health/ready")).contains("HELD"));
            said.add(get(address.resolve("/health/ready")));
            said.add(get(address.resolve("/metrics")));
            said.add(darkroom("provider show"));
            said.add(darkroom("status MUG-3"));
            said.add(darkroom("tail image.failed"));
            assertThat(said.getLast()).contains("***");
            said.add(threads(serve));
            serve.terminate();
            said.add(serve.said());
            assertThat(said.getLast()).contains("{\"timestamp\":\"");
        }
        said.add(new Cli(folder, Map.of("DARKROOM_SCHEMA_REGISTRY_URL", "http://me:" + REGISTRY + "@127.0.0.1:1"))
                .run("tail", "image.failed")
                .err());

        Map<String, String> records = records();
        assertThat(records).containsKeys("image.completed", "image.failed", "image.status", "darkroom.controls");
        for (String shape : shapes()) {
            assertThat(said).noneMatch(text -> text.contains(shape));
            assertThat(records.values()).noneMatch(text -> text.contains(shape));
        }
    }

    /** Publishes a row that is drawn by a job. */
    private static String imported(String row) throws Exception {
        Files.writeString(folder.resolve("jobs.csv"), "sku,title,image_url\n" + row + "\n");
        return darkroom("import jobs.csv --variants 1 --placement ad");
    }

    /** Somebody who knows the address of a webhook, and both secrets, and signs wrongly. */
    private static String told(URI serve, URI webhook) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(serve.resolve(webhook.getRawPath()))
                            .header("webhook-id", VENDOR)
                            .header(
                                    "webhook-timestamp",
                                    Long.toString(Instant.now().getEpochSecond()))
                            .header("webhook-signature", "v1," + VENDOR)
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"id\":\"gen_1\",\"status\":\"failed\",\"error\":\"%s %s\"}"
                                            .formatted(SEAL, VENDOR)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
            return webhook + answer.body();
        }
    }

    private static String run(String name, String... rows) throws Exception {
        Path file = folder.resolve(name + ".csv");
        Files.writeString(file, "sku,title,image_url\n" + String.join("\n", rows) + "\n");
        String line = "run %s.csv --yes --pictures none --out %1$s.jsonl".formatted(name);
        if (!name.equals("locked")) {
            return darkroom(line) + Files.readString(folder.resolve(name + ".jsonl"));
        }
        try (DarkroomProcess run = DarkroomProcess.start(folder, line, environment())) {
            await().atMost(LIMIT).until(() -> api.refused() > 0);
            run.terminate();
            return run.said();
        }
    }

    private static String darkroom(String line) throws Exception {
        try (DarkroomProcess process = DarkroomProcess.start(folder, line, environment())) {
            process.exitCode();
            return process.said();
        }
    }

    private static String threads(DarkroomProcess process) throws Exception {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String pid = Long.toString(process.pid());
        try (DarkroomProcess dump = DarkroomProcess.of(folder, List.of(jcmd, pid, "Thread.print"), Map.of())) {
            dump.exitCode();
            return dump.said();
        }
    }

    private static URI address(DarkroomProcess serve) {
        Matcher address = ADDRESS.matcher(serve.awaitText("status at http").said());
        assertThat(address.find()).isTrue();
        return URI.create(address.group(1));
    }

    private static String get(URI url) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static Map<String, String> environment() {
        return Map.of(
                "JAVA_TOOL_OPTIONS", "-Dlogback.configurationFile=" + folder.resolve("logs.xml"),
                "CREATIVEAI_API_KEY", API_KEY,
                "AWS_ACCESS_KEY_ID", BUCKET_ID,
                "AWS_SECRET_ACCESS_KEY", BUCKET_KEY,
                "AWS_SESSION_TOKEN", BUCKET_TOKEN,
                "WEBHOOK_SEAL", SEAL,
                "WEBHOOK_VENDOR", VENDOR,
                "HTTPS_PROXY", "http://user:" + PROXY + "@127.0.0.1:" + proxy.port(),
                "DARKROOM_SCHEMA_REGISTRY_BASIC_AUTH", "me:" + REGISTRY,
                "DARKROOM_KAFKA_SASL_JAAS_CONFIG", Entrance.login("darkroom", KAFKA));
    }

    /** Each credential as it is, as in JSON, in a URL, and in Base64 alone and with its user. */
    private static List<String> shapes() {
        return Stream.of(API_KEY, KAFKA, REGISTRY, PROXY, BUCKET_ID, BUCKET_KEY, BUCKET_TOKEN, SEAL, VENDOR)
                .flatMap(secret -> Stream.of(
                        secret,
                        secret.replace("/", "\\/"),
                        URLEncoder.encode(secret, StandardCharsets.UTF_8),
                        base64(secret),
                        base64("me:" + secret),
                        base64("user:" + secret)))
                .distinct()
                .toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Keys, values and headers of every topic, those of the stores included. */
    private static Map<String, String> records() {
        Map<String, String> found = new TreeMap<>();
        Map<String, Object> inside = Map.of("bootstrap.servers", broker.insideServers(), "enable.auto.commit", false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(inside, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(partition -> !partition.topic().startsWith("__"))
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> found.merge(
                                record.topic(),
                                text(record.key()) + text(record.value()) + headers(record.headers()),
                                String::concat));
            }
        }
        return found;
    }

    private static String headers(org.apache.kafka.common.header.Headers headers) {
        StringBuilder all = new StringBuilder();
        headers.forEach(header -> all.append(header.key()).append(text(header.value())));
        return all.toString();
    }

    private static String text(byte @org.jspecify.annotations.Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
