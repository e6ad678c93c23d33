package io.darkroom.providers;

import static io.darkroom.providers.Calls.KEY;
import static io.darkroom.providers.Calls.TWO_PICTURES;
import static io.darkroom.providers.Calls.answer;
import static io.darkroom.providers.Calls.call;
import static io.darkroom.providers.Calls.creativeAi;
import static io.darkroom.providers.Calls.failure;
import static io.darkroom.providers.Calls.http;
import static io.darkroom.providers.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.ImageCall;
import io.darkroom.provider.Reply;
import io.darkroom.providers.http.ApiKey;
import io.darkroom.providers.http.HttpSettings;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is asked and what is made of an answer that arrives whole. */
class CreativeAiTest {

    private static Vertx vertx;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx.close().await();
    }

    @Test
    void requestIsWhatTheVendorDocuments() throws Exception {
        try (var server = new ScriptedServer(answer(200, TWO_PICTURES));
                var provider = creativeAi(vertx, http(server.base()), KEY)) {
            answer(provider);

            ScriptedServer.Request request = server.requests().getFirst();
            assertThat(request.line()).isEqualTo("POST /v1/images/generations HTTP/1.1");
            assertThat(request.headers())
                    .containsEntry("authorization", "Bearer " + KEY)
                    .containsEntry("content-type", "application/json")
                    .containsEntry("idempotency-key", "sku-1:product:main:v1")
                    .containsEntry("host", "localhost:" + server.port());
            assertThat(new JsonObject(request.body()))
                    .isEqualTo(new JsonObject()
                            .put("model", "gpt-image-1")
                            .put("prompt", "A hero photo of \"Täßchen\"\n☕")
                            .put("image_url", "https://shop.example/cup.jpg?v=1&s=a")
                            .put("size", "1024x1024")
                            .put("quality", "high")
                            .put("n", 4));
        }
    }

    @Test
    void backgroundIsSentWhenAskedFor() throws Exception {
        try (var server = new ScriptedServer(answer(200, TWO_PICTURES));
                var provider = creativeAi(vertx, http(server.base()), KEY)) {
            ImageCall call = new ImageCall(
                    "t",
                    "m",
                    "p",
                    Optional.of(URI.create("https://s.example/a.png")),
                    Optional.of("1:1"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("anime"),
                    Optional.of("transparent"),
                    1,
                    Optional.empty());

            answer(provider, call);

            assertThat(new JsonObject(server.requests().getFirst().body()).fieldNames())
                    .containsExactlyInAnyOrder("model", "prompt", "image_url", "n", "background");
        }
    }

    @Test
    void picturesRequestIdAndActualModelAreReported() throws Exception {
        try (var server = new ScriptedServer(answer(200, TWO_PICTURES, "x-request-id: header-id"));
                var provider = creativeAi(vertx, http(server.base()), KEY)) {
            assertThat(answer(provider))
                    .isEqualTo(new Reply.Finished(
                            List.of(URI.create("https://cdn.example/a.png"), URI.create("https://cdn.example/b.png")),
                            Optional.of("gen_42"),
                            Optional.of("gpt-image-1.5")));
        }
    }

    @Test
    void requestIdComesFromTheHeaderWhenTheBodyHasNone() throws Exception {
        String error = "{\"error\":{\"code\":\"insufficient_quota\"}}";
        try (var server = new ScriptedServer(answer(402, error, "X-Request-ID: req_7"));
                var provider = creativeAi(vertx, http(server.base()), KEY)) {
            Reply.Failed failed = failure(provider);

            assertThat(failed.requestId()).contains("req_7");
            assertThat(failed.why()).isEqualTo(FailureClass.QUOTA_EXHAUSTED);
            assertThat(failed.error()).isEqualTo("HTTP 402: " + error);
            assertThat(failed.httpStatus()).hasValue(402);
        }
    }

    @Test
    void retryAfterDateIsReadByTheClockOfTheServer() throws Exception {
        try (var server = new ScriptedServer(answer(
                        429,
                        "{}",
                        "Date: Sun, 06 Nov 1994 08:49:07 GMT",
                        "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT"));
                var provider = creativeAi(vertx, http(server.base()), KEY)) {
            assertThat(failure(provider).retryAfter()).contains(Duration.ofSeconds(30));
        }
    }

    @Test
    void delayInTheTextOfARateLimitIsHonoured() throws Exception {
        String error = "{\"error\":{\"message\":\"Rate limit: resets in ~30s\"}}";
        try (var server = new ScriptedServer(answer(429, error));
                var provider = creativeAi(vertx, http(server.base()), KEY)) {
            assertThat(failure(provider).retryAfter()).contains(Duration.ofSeconds(30));
        }
    }

    @Test
    void redirectIsNeverFollowed() throws Exception {
        try (var stranger = new ScriptedServer(answer(200, TWO_PICTURES));
                var server = new ScriptedServer(
                        answer(307, "", "Location: " + stranger.base() + "/v1/images/generations"),
                        answer(308, "", "Location: /v2/images/generations"));
                var provider = creativeAi(vertx, http(server.base()), KEY)) {
            Reply.Failed elsewhere = failure(provider);
            Reply.Failed sameHost = failure(provider);

            assertThat(elsewhere.why()).isEqualTo(FailureClass.AUTH_CONFIG);
            assertThat(elsewhere.error())
                    .contains(stranger.base().toString())
                    .contains("providers.creativeai.base-url");
            assertThat(sameHost.why()).isEqualTo(FailureClass.AUTH_CONFIG);
            assertThat(stranger.requests()).isEmpty();
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void echoedKeyIsMaskedInErrorIdAndModel() throws Exception {
        String echo = "{\"id\":\"" + KEY + "\",\"error\":{\"message\":\"bad key Bearer " + KEY + "\"}}";
        try (var server = new ScriptedServer(answer(401, echo));
                var provider = creativeAi(vertx, http(server.base()), KEY)) {
            Reply.Failed failed = failure(provider);

            assertThat(failed.toString()).doesNotContain(KEY).contains("Bearer ***");
        }
    }

    @Test
    void connectionIsUsedAgain() throws Exception {
        try (var server = new ScriptedServer(answer(200, TWO_PICTURES));
                var provider = creativeAi(vertx, http(server.base()), KEY)) {
            for (int i = 0; i < 5; i++) {
                answer(provider);
            }

            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requests()).hasSize(5);
        }
    }

    @Test
    void tokenThatIsNoHeaderIsRefusedWithoutSending() throws Exception {
        try (var server = new ScriptedServer(answer(200, TWO_PICTURES));
                var provider = creativeAi(vertx, http(server.base()), KEY)) {
            for (String token : List.of("", "t\r\nX-Evil: 1", "ü", "x".repeat(256))) {
                assertThat(((Reply.Failed) answer(provider, call("p", token))).why())
                        .isEqualTo(FailureClass.CONTRACT_BUG);
            }
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void keyIsRequiredAndNeverShown() {
        HttpSettings http = http(URI.create("https://api.example"));
        assertThatThrownBy(() -> creativeAi(vertx, http, "  "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("providers.creativeai.api-key-env");
        assertThatThrownBy(() -> creativeAi(vertx, http, "sk-secret\nnext"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThat(ApiKey.of("p", KEY)).hasToString("***");
    }

    @Test
    void idempotencyIsWhatTheConfigurationSays() {
        HttpSettings http = http(URI.create("https://api.example"));
        try (var plain = creativeAi(vertx, http, KEY);
                var sandbox = creativeAi(vertx, http, "sandbox", true)) {
            assertThat(plain.idempotent()).isFalse();
            assertThat(sandbox.idempotent()).isTrue();
        }
    }

    @Test
    void addressMayBeIpv6() throws Exception {
        InetAddress six = InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        assumeThat(six.isReachable(1_000)).as("this machine has IPv6").isTrue();
        try (var server = new ScriptedServer(answer(200, TWO_PICTURES), six);
                var provider = creativeAi(vertx, http(URI.create("http://[::1]:" + server.port())), KEY)) {
            assertThat(answer(provider)).isInstanceOf(Reply.Finished.class);
            assertThat(server.requests().getFirst().headers()).containsEntry("host", "[::1]:" + server.port());
        }
    }
}
