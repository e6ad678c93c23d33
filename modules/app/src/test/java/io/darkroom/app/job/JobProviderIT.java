package io.darkroom.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.darkroom.app.Broker;
import io.darkroom.app.DarkroomProcess;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.bill.Bills;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import io.darkroom.sandbox.webhook.Signing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider that draws in jobs, from the order to the picture: what the image API billed is what was ordered. */
class JobProviderIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SIGNED_WITH = "a secret of the vendor";
    private static final Map<String, String> SECRETS =
            Map.of("SEAL", "0123456789abcdef0123456789abcdef", "VENDOR", SIGNED_WITH);

    @TempDir
    Path folder;

    private ImageApi api;

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aRunBringsThePicturesOfJobsAlsoThoseThatComeInsideAnswers() throws Exception {
        api = ImageApi.start(ImageApiSettings.withLatency(Latency.of(Duration.ofMillis(300))));
        configure("poll-interval: 100ms, poll-interval-later: 100ms, price: 0.10 USD", "");
        Job job = new Job(folder, Map.of(), "--data-dir", folder.resolve("data").toString());

        Job.Result linked = job.run(job.catalog("L", 2), pictures("linked"));
        Job.Result inline = job.run(job.catalog("I", 2), pictures("inline", "--placement", "ad"));

        assertThat(linked.code()).as(linked.err()).isZero();
        assertThat(inline.code()).as(inline.err()).isZero();
        assertThat(linked.column("status")).containsExactly("completed", "completed");
        assertThat(inline.column("status")).containsExactly("completed", "completed");
        assertThat(pngs("linked")).isEqualTo(2);
        assertThat(pngs("inline")).isEqualTo(2);
        assertThat(pngs("data/assets")).isEqualTo(4);
        assertEachOrderWasSentAndBilledOnce(4);
    }

    /** As {@code JobsExampleIT} in every build, with a look at who asked, and with jobs of a known end. */
    @Tag("long")
    @Test
    void serveIsToldOfJobsAndAKilledOneFollowsThemInItsNextLife() throws Exception {
        api = ImageApi.start(ImageApiSettings.withLatency(Latency.of(Duration.ofMillis(500)))
                .withSigning(Signing.parse("standard", SIGNED_WITH)));
        int port = freePort();
        configure(
                "poll-interval: 10m, poll-interval-later: 10m, webhook-signature: standard, webhook-secret-env: VENDOR",
                "webhooks: {url: \"http://127.0.0.1:%d\", secret-env: SEAL}".formatted(port));
        try (Broker broker = Broker.on(folder.resolve("broker"))) {
            Job job = new Job(folder, SECRETS, broker.flags().split(" "));
            said(job, "topics", "create");
            String serve = "serve --data-dir serve --http-port " + port + " " + broker.flags();
            try (DarkroomProcess first = DarkroomProcess.start(folder, serve, SECRETS)) {
                first.awaitText("status at http");
                said(job, "import", job.catalog("W", 2).toString(), "--variants", "2");
                await().atMost(LIMIT).until(() -> completed(job, "W", 2));
                assertThat(api.webhooks()).as("two pictures of each").isEqualTo(4);
                assertThat(api.looks()).as("nobody looked").isZero();

                api.faults().set("[{when: {at: job, token: K-}, then: {kind: delay, delay: 6s}}]");
                said(job, "import", job.catalog("K", 2).toString(), "--variants", "1");
                await().atMost(LIMIT).until(() -> known(job, "K-0001") && known(job, "K-0002"));
                first.kill();
            }
            assertThat(api.bills().totals().billedCalls())
                    .as("jobs of K are still drawn")
                    .isEqualTo(4);
            try (DarkroomProcess second = DarkroomProcess.start(folder, serve, SECRETS)) {
                await().atMost(LIMIT).until(() -> completed(job, "K", 2));
                assertThat(second.terminate()).as(second.said()).isZero();
            }
        }
        assertEachOrderWasSentAndBilledOnce(6);
    }

    /** A repeated token would cost nothing at this API: what counts is that nothing is sent twice. */
    private void assertEachOrderWasSentAndBilledOnce(int orders) {
        assertThat(api.bills().byToken())
                .hasSize(orders)
                .allSatisfy((token, bill) -> assertThat(bill)
                        .as(token)
                        .extracting(Bills.Bill::calls, Bills.Bill::billedCalls, Bills.Bill::pictures)
                        .containsExactly(1, 1, 1));
    }

    private void configure(String provider, String more) throws IOException {
        Files.writeString(folder.resolve("darkroom.yaml"), """
                provider: muse
                providers:
                  muse: {dialect: pixelmuse-images, base-url: "%s", %s}
                placements.ad: {aspects: "4:5", model: recraft-v4-pro}
                models.recraft-v4-pro: {provider: muse, reference: ignore}
                topics: {partitions: 1, replication: 1}
                %s
                """.formatted(api.base(), provider, more));
    }

    private String[] pictures(String name, String... more) {
        return Stream.concat(
                        Stream.of(
                                "--variants",
                                "1",
                                "--yes",
                                "--pictures",
                                folder.resolve(name).toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private long pngs(String name) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(name))) {
            return all.filter(file -> file.toString().endsWith(".png")).count();
        }
    }

    private static boolean completed(Job job, String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(row -> "%s-%04d".formatted(prefix, row))
                .allMatch(sku -> job.command(List.of("status", sku)).out().contains("COMPLETED"));
    }

    /** Whether Kafka has the id of the job. */
    private static boolean known(Job job, String sku) throws IOException {
        JsonNode status =
                JSON.readTree(job.command(List.of("status", sku, "--json")).out());
        return status.findValuesAsText("providerJobId").stream().anyMatch(id -> !id.isEmpty() && !id.equals("null"));
    }

    private static String said(Job job, String... words) {
        Job.Result result = job.command(List.of(words));
        assertThat(result.code())
                .as(String.join(" ", words) + ": " + result.err())
                .isZero();
        return result.out();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
