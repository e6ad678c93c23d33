package io.darkroom.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.app.config.WebhookConfig;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.pipeline.generate.call.CallAddress;
import io.darkroom.provider.JobNews;
import io.darkroom.provider.JobReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookRouteTest {
    private static final String SECRET = "vendor's secret, long enough";
    private static final CallAddress MUG = new CallAddress(3, "MUG-1", "MUG-1:product:main:v1", 7, "call-1");

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> kept = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> kafka = CompletableFuture.completedFuture(null);
    private volatile Optional<Inbox> inbox = Optional.of(new Memory());

    @TempDir
    private Path folder;

    /** Reads bodies that begin with job; keeps them when Kafka allows. */
    private final class Memory implements Inbox {
        @Override
        public CompletionStage<Optional<JobNews>> read(Map<String, String> headers, byte[] body) {
            String text = new String(body, StandardCharsets.UTF_8);
            if (text.equals("thrown")) {
                throw new IllegalStateException("a bug of ours");
            }
            return text.equals("broken")
                    ? CompletableFuture.failedStage(new IllegalStateException("a bug of ours"))
                    : news(text);
        }

        private static CompletionStage<Optional<JobNews>> news(String text) {
            JobReport report = text.contains("full-disk")
                    ? new JobReport.Unknown("the disk is full", Optional.empty())
                    : new JobReport.Working();
            return CompletableFuture.completedStage(
                    text.startsWith("job") ? Optional.of(new JobNews(text, report)) : Optional.empty());
        }

        @Override
        public CompletionStage<Void> keep(CallAddress call, JobNews news) {
            kept.add(call.callId() + " " + news.jobId());
            return kafka;
        }
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        vertx.close().await();
    }

    @Test
    void itIsAnsweredWellWhenKafkaHasIt() throws Exception {
        kafka = new CompletableFuture<>();
        Webhooks webhooks = webhooks("none", Duration.ofSeconds(60));
        var answer = http.sendAsync(post(address(webhooks), "job-1").build(), HttpResponse.BodyHandlers.ofString());

        await().atMost(Duration.ofSeconds(60)).until(() -> kept.size() == 1);
        assertThat(answer).isNotDone();
        kafka.complete(null);

        assertThat(answer.join().statusCode()).isEqualTo(204);
        assertThat(kept).containsExactly("call-1 job-1");
        assertThat(count("muse", "taken")).isEqualTo(1);
    }

    @Test
    void aRepeatIsTakenAgain() throws Exception {
        URI address = address(webhooks("none", Duration.ofSeconds(60)));

        assertThat(send(post(address, "job-1"))).isEqualTo(204);
        assertThat(send(post(address, "job-1"))).isEqualTo(204);
        assertThat(kept).hasSize(2);
    }

    @Test
    void theSenderComesAgainWhenKafkaIsSlowOrNobodyIsThere() throws Exception {
        kafka = new CompletableFuture<>();
        URI address = address(webhooks("none", Duration.ofMillis(50)));

        HttpResponse<String> late = http.send(post(address, "job-1").build(), HttpResponse.BodyHandlers.ofString());
        inbox = Optional.empty();
        int absent = send(post(address, "job-1"));

        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.headers().firstValue("retry-after")).isPresent();
        assertThat(absent).isEqualTo(503);
        assertThat(count("muse", "late")).isEqualTo(1);
        assertThat(count("muse", "not-here")).isEqualTo(1);
    }

    @Test
    void anAddressThatWasNotMadeHereIsRefusedWithoutReading() throws Exception {
        URI address = address(webhooks("none", Duration.ofSeconds(60)));

        assertThat(send(post(URI.create(address + "x"), "job-1"))).isEqualTo(403);
        assertThat(send(post(URI.create(address.toString().replace("/muse/", "/nobody/")), "job-1")))
                .isEqualTo(404);
        assertThat(send(post(URI.create(address.toString().replace("/muse/", "/creativeai/")), "job-1")))
                .isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(address))).isEqualTo(405);
        assertThat(kept).isEmpty();
        assertThat(count("unknown", "unknown-provider")).isEqualTo(1);
    }

    @Test
    void aBodyThatSaysNothingOrIsTooLargeIsRefused() throws Exception {
        URI address = address(webhooks("none", Duration.ofSeconds(60)));

        assertThat(send(post(address, "hello"))).isEqualTo(400);
        assertThat(send(post(address, ""))).isEqualTo(400);
        assertThat(send(post(address, "job" + "x".repeat(4096)))).isEqualTo(413);
        assertThat(kept).isEmpty();
        assertThat(count("muse", "too-large")).isEqualTo(1);
        assertThat(count("muse", "unreadable")).isEqualTo(2);
    }

    @Test
    void noBodyIsReadBeyondAMebibyteWhateverAnAnswerMayHave() throws Exception {
        URI address = address(webhooks("none", Duration.ofSeconds(60), "32MiB"));

        assertThat(send(post(address, "job" + "x".repeat(Webhooks.MOST_BYTES - 3))))
                .isEqualTo(204);
        assertThat(send(post(address, "job" + "x".repeat(Webhooks.MOST_BYTES - 2))))
                .isEqualTo(413);
        assertThat(kept).hasSize(1);
    }

    @Test
    void theSenderComesAgainWhenAPictureCouldNotBeKept() throws Exception {
        URI address = address(webhooks("none", Duration.ofSeconds(60)));

        assertThat(send(post(address, "job-full-disk"))).isEqualTo(503);
        assertThat(kept).isEmpty();
        assertThat(count("muse", "failed")).isEqualTo(1);
    }

    @Test
    void theSenderComesAgainWhenReadingFails() throws Exception {
        URI address = address(webhooks("none", Duration.ofSeconds(60)));

        assertThat(send(post(address, "broken"))).isEqualTo(503);
        assertThat(send(post(address, "thrown"))).isEqualTo(503);
        assertThat(count("muse", "failed")).isEqualTo(2);
    }

    @Test
    void standardWebhooksAreVerified() throws Exception {
        URI address = address(webhooks("standard", Duration.ofSeconds(60)));
        String now = Long.toString(Instant.now().getEpochSecond());
        byte[] mac = hmac().of(("msg_1." + now + ".job-1").getBytes(StandardCharsets.UTF_8));

        HttpRequest.Builder good = post(address, "job-1")
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", now)
                .header("Webhook-Signature", "v1," + Base64.getEncoder().encodeToString(mac));

        assertThat(send(good)).isEqualTo(204);
        assertThat(send(post(address, "job-1"))).isEqualTo(401);
        assertThat(kept).hasSize(1);
        assertThat(count("muse", "signature")).isEqualTo(1);
    }

    @Test
    void theSignatureOfTheBodyIsVerified() throws Exception {
        URI address = address(webhooks("sha256", Duration.ofSeconds(60)));
        String mac = HexFormat.of().formatHex(hmac().of("job-1".getBytes(StandardCharsets.UTF_8)));

        assertThat(send(post(address, "job-1").header("X-Webhook-Signature", "sha256=" + mac)))
                .isEqualTo(204);
        assertThat(send(post(address, "job-2").header("X-Webhook-Signature", "sha256=" + mac)))
                .isEqualTo(401);
    }

    private Webhooks webhooks(String scheme, Duration limit) {
        return webhooks(scheme, limit, "2048");
    }

    private Webhooks webhooks(String scheme, Duration limit, String mostBytes) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "DARKROOM_WEBHOOKS_URL", "https://shop.example",
                "DARKROOM_WEBHOOKS_SECRET_ENV", "SEAL",
                "SEAL", "0123456789abcdef0123456789abcdef",
                "DARKROOM_PROVIDERS_MUSE_DIALECT", "creativeai",
                "DARKROOM_PROVIDERS_MUSE_MAX_RESPONSE_BYTES", mostBytes,
                "DARKROOM_PROVIDERS_MUSE_WEBHOOK_SIGNATURE", scheme,
                "VENDOR", SECRET));
        if (!scheme.equals("none")) {
            environment.put("DARKROOM_PROVIDERS_MUSE_WEBHOOK_SECRET_ENV", "VENDOR");
        }
        WebhookConfig config = new ConfigLoader(folder, environment)
                .load(Optional.empty(), new Overrides())
                .webhooks();
        return new Webhooks(
                config,
                config.url().orElseThrow(),
                provider -> provider.equals("muse") ? inbox : Optional.empty(),
                meters,
                Clock.systemUTC(),
                limit);
    }

    /** The address of a call, at a server that listens here. */
    private URI address(Webhooks webhooks) {
        Router router = Router.router(vertx);
        new WebhookRoute(webhooks).addTo(router);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        URI address = webhooks.callbacks("muse").addressOf(MUG).orElseThrow();
        return URI.create("http://127.0.0.1:" + server.actualPort() + address.getRawPath());
    }

    private static Hmac hmac() {
        return new Hmac(SECRET.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder post(URI address, String body) {
        return HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private int send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private double count(String provider, String result) {
        Counter counter = meters.find("darkroom.webhooks")
                .tags("provider", provider, "result", result)
                .counter();
        return counter == null ? 0 : counter.count();
    }
}
