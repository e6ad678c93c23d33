package io.darkroom.providers;

import static io.darkroom.providers.Calls.KEY;
import static io.darkroom.providers.Calls.answer;
import static io.darkroom.providers.Calls.creativeAi;
import static io.darkroom.providers.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import io.darkroom.providers.answer.AnswerBodyReader;
import io.darkroom.providers.answer.SafeText;
import io.darkroom.providers.http.HttpSettings;
import io.darkroom.providers.network.NetworkSettings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An API that answers as badly as it can: nothing of it is larger in a record than it may be. */
class HostileAnswerTest {
    private static final String URL = "{\"url\":\"https://cdn.example/a.png\"}";

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
    void hundredThousandPicturesAreSixteen() throws Exception {
        String data = URL + ("," + URL).repeat(99_999);

        assertThat(finished("{\"data\":[" + data + "]}").images()).hasSize(AnswerBodyReader.MOST_IMAGES);
    }

    @Test
    void urlOfAMegabyteIsNoneAndTheOthersCount() throws Exception {
        String huge = "https://cdn.example/" + "a".repeat(1 << 20);

        assertThat(finished("{\"data\":[{\"url\":\"" + huge + "\"}," + URL + "]}")
                        .images())
                .containsExactly(URI.create("https://cdn.example/a.png"));
        assertThat(failed(200, "{\"data\":[{\"url\":\"" + huge + "\"}]}").why()).isEqualTo(FailureClass.PROTOCOL_ERROR);
    }

    @Test
    void urlThatGrowsByItsEncodingIsNone() throws Exception {
        String grows = "https://cdn.example/" + "ü|".repeat(2_500);

        assertThat(failed(200, "{\"data\":[{\"url\":\"" + grows + "\"}]}").why())
                .isEqualTo(FailureClass.PROTOCOL_ERROR);
    }

    @Test
    void nameOfAMegabyteIsCut() throws Exception {
        String huge = "m".repeat(1 << 20);
        Reply.Finished reply =
                finished("{\"id\":\"" + huge + "\",\"model_actual\":\"" + huge + "\",\"data\":[" + URL + "]}");

        assertThat(reply.modelActual().orElseThrow()).hasSize(SafeText.NAME_BYTES);
        assertThat(reply.requestId().orElseThrow()).hasSize(SafeText.NAME_BYTES);
    }

    @Test
    void errorOfTenMegabytesIsCut() throws Exception {
        String error = "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"" + "no ".repeat(3_500_000) + "\"}}";
        Reply.Failed reply = failed(402, error);

        assertThat(reply.why()).isEqualTo(FailureClass.QUOTA_EXHAUSTED);
        assertThat(reply.error().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(SafeText.ERROR_BYTES);
    }

    @Test
    void deepNestingAndHugeNumbersAreNoJson() throws Exception {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String number = "1".repeat(100_000);

        assertThat(failed(200, "{\"x\":" + deep + ",\"data\":[" + URL + "]}").why())
                .isEqualTo(FailureClass.PROTOCOL_ERROR);
        assertThat(failed(200, "{\"id\":" + number + ",\"data\":[" + URL + "]}").why())
                .isEqualTo(FailureClass.PROTOCOL_ERROR);
    }

    @Test
    void firstOfDoubleNamesCountsAndEveryPicture() throws Exception {
        Reply.Finished reply = finished("{\"id\":\"a\",\"id\":\"b\",\"data\":[" + URL + "],\"data\":[" + URL + "]}");

        assertThat(reply.requestId()).contains("a");
        assertThat(reply.images()).hasSize(2);
    }

    @Test
    void headersWithoutEndBreakTheConnection() throws Exception {
        Reply.Failed reply = (Reply.Failed) reply(visit -> {
            visit.send("HTTP/1.1 200 X\r\n");
            for (int i = 0; i < 100; i++) {
                visit.send("X-" + i + ": " + "x".repeat(4_000) + "\r\n");
            }
        });

        assertThat(reply.why()).isEqualTo(FailureClass.UNKNOWN_OUTCOME);
    }

    @Test
    void keyIsMaskedInEveryShape() throws Exception {
        String key = "sk/live+0123456789=";
        String base64 = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
        String error = "key sk/live+0123456789= sk\\/live+0123456789= sk%2Flive%2B0123456789%3D " + base64;
        try (var server = new ScriptedServer(
                        answer(400, error),
                        answer(200, "{\"data\":[{\"url\":\"https://c.example/a?k=sk%2Flive%2B0123456789%3D\"}]}"));
                var provider = creativeAi(vertx, Calls.http(server.base()), key)) {
            assertThat(((Reply.Failed) answer(provider)).error()).isEqualTo("HTTP 400: key *** *** *** ***");
            assertThat(((Reply.Finished) answer(provider)).images())
                    .containsExactly(URI.create("https://c.example/a?k=***"));
        }
    }

    private static Reply.Finished finished(String body) throws Exception {
        return (Reply.Finished) reply(answer(200, body));
    }

    private static Reply.Failed failed(int status, String body) throws Exception {
        return (Reply.Failed) reply(answer(status, body));
    }

    private static Reply reply(ScriptedServer.Scene scene) throws Exception {
        try (var server = new ScriptedServer(scene);
                var provider = creativeAi(
                        vertx,
                        new HttpSettings(
                                "providers.creativeai",
                                server.base(),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(30),
                                4,
                                16 << 20,
                                NetworkSettings.DIRECT),
                        KEY)) {
            return answer(provider);
        }
    }
}
