package io.darkroom.providers.pixelmuse;

import static io.darkroom.providers.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import io.darkroom.providers.ScriptedServer;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answer to an order becomes. */
class PixelmuseSubmitTest {
    private static Vertx vertx;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx.close().await();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'gen_1','status':'pending','output':null,'error':null}",
                "{'id':'gen_1','status':'processing'}",
                "{'status':'PROCESSING','id':'gen_1'}",
                "{'id':'gen_1','status':'dreaming'}",
                "{'id':'gen_1'}",
                "{'data':{'id':'gen_1','status':'queued'}}",
                "{'id':'gen_1','status':'processing','output':['https://cdn.example/sketch.png']}",
                "{'id':'gen_1','status':'dreaming','output':['https://cdn.example/sketch.png']}",
                "{'id':'gen_1','status':'succeeded'}",
                "{'id':'gen_1','status':'succeeded','output':[]}",
                "{'id':'gen_1','status':'succeeded','output':null}"
            })
    void jobThatGoesOnIsAccepted(String body) throws Exception {
        assertThat(reply(answer(202, Muse.json(body)))).isEqualTo(new Reply.Accepted("gen_1", Optional.of("gen_1")));
        assertThat(reply(answer(200, Muse.json(body)))).isInstanceOf(Reply.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"succeeded", "completed", "done", "Success"})
    void jobThatIsDoneAtOnceIsFinished(String status) throws Exception {
        String body = Muse.succeeded("https://cdn.example/a.png").replace("succeeded", status);

        assertThat(reply(answer(200, body)))
                .isEqualTo(new Reply.Finished(
                        List.of(URI.create("https://cdn.example/a.png")),
                        Optional.of("gen_1"),
                        Optional.of("nano-banana-pro")));
    }

    @Test
    void pictureWithoutAJobToLookAtIsTheResultUnderAWordThatIsNotKnown() throws Exception {
        assertThat(reply(answer(200, Muse.json("{'status':'dreaming','output':['https://cdn.example/a.png']}"))))
                .isInstanceOf(Reply.Finished.class);
    }

    @Test
    void jobWhoseIdArrivedIsAcceptedThoughTheRestBroke() throws Exception {
        assertThat(reply(visit -> {
                    visit.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"
                            + Muse.json("{'id':'gen_1','status':'succeeded','output':['data:image/png;base64,iVBO"));
                    visit.reset();
                }))
                .isEqualTo(new Reply.Accepted("gen_1", Optional.of("gen_1")));
    }

    @Test
    void answerThatIsTooLargeIsLookedAtAgainAndNotBoughtAgain() throws Exception {
        String body = Muse.succeeded(Muse.dataUri(Muse.png(Muse.MOST_BYTES)));

        assertThat(reply(answer(200, body))).isInstanceOf(Reply.Accepted.class);
    }

    @Test
    void brokenAnswerWithoutAnIdIsUnknown() throws Exception {
        assertThat(why(visit -> {
                    visit.send("HTTP/1.1 202 OK\r\nContent-Length: 5000\r\n\r\n{\"status\":");
                    visit.reset();
                }))
                .isEqualTo(FailureClass.UNKNOWN_OUTCOME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {'id':'a b','status':'processing'}                       | PROTOCOL_ERROR",
                "202 | {'status':'processing'}                                  | PROTOCOL_ERROR",
                "200 | {'id':null,'status':'processing'}                        | PROTOCOL_ERROR",
                "200 | <html>                                                   | PROTOCOL_ERROR",
                "200 | {}                                                       | PROTOCOL_ERROR",
                "200 | []                                                       | PROTOCOL_ERROR",
                "200 | {'status':'succeeded','output':[]}                       | EMPTY_RESULT",
                "200 | {'id':'req_1','error':'No credits','code':'insufficient_credits'} | QUOTA_EXHAUSTED",
                "400 | {'error':'Prompt is empty','code':'validation_error'}    | INVALID_REQUEST",
                "400 | {'error':'Blocked','code':'moderation_blocked'}          | CONTENT_REJECTED",
                "422 | {'error':'Blocked','code':'content_policy_violation'}    | CONTENT_REJECTED",
                "400 | {'error':'Bad picture','code':'invalid_image_file'}      | SOURCE_IMAGE",
                "400 | {'error':'Cannot download image','code':'bad_request'}   | SOURCE_IMAGE",
                "401 | {'error':'Invalid API key','code':'unauthorized'}        | AUTH_CONFIG",
                "403 | {'error':'Forbidden','code':'forbidden'}                 | AUTH_CONFIG",
                "402 | {'error':'Not enough credits','code':'insufficient_credits'} | QUOTA_EXHAUSTED",
                "404 | {'error':'Not found','code':'not_found'}                 | MODEL_UNAVAILABLE",
                "400 | {'error':'Unknown model','code':'invalid_model'}         | MODEL_UNAVAILABLE",
                "409 | {'error':'Idempotency key in progress','code':'conflict'} | UNKNOWN_OUTCOME",
                "409 | {'error':'Key used','code':'idempotency_key_reused'}     | CONTRACT_BUG",
                "429 | {'error':'Slow down','code':'rate_limited'}              | RATE_LIMITED",
                "500 | {'error':'Oops','code':'internal_error'}                 | PROVIDER_ERROR",
                "502 | <html>                                                   | PROVIDER_ERROR",
                "503 | {'error':'Busy','code':'service_unavailable'}            | PROVIDER_UNAVAILABLE",
                "504 | <html>                                                   | UNKNOWN_OUTCOME",
                "524 | <html>                                                   | UNKNOWN_OUTCOME"
            })
    void errorsHaveTheClassesOfTheOneTable(int status, String body, FailureClass why) throws Exception {
        assertThat(why(answer(status, Muse.json(body)))).isEqualTo(why);
    }

    @Test
    void retryAfterIsHandedOn() throws Exception {
        Reply.Failed failed = (Reply.Failed) reply(answer(429, "{\"error\":\"Slow down\"}", "Retry-After: 17"));

        assertThat(failed.retryAfter()).contains(Duration.ofSeconds(17));
        assertThat(failed.error()).isEqualTo("HTTP 429: {\"error\":\"Slow down\"}");
    }

    @Test
    void jobThatFailedAtOnceTellsWhy() throws Exception {
        Reply.Failed failed = (Reply.Failed) reply(answer(
                200,
                Muse.json("{'id':'gen_1','status':'failed','prompt':'" + "long ".repeat(2_000)
                        + "','error':'Blocked by moderation','code':'moderation_blocked'}")));

        assertThat(failed)
                .isEqualTo(new Reply.Failed(
                        FailureClass.CONTENT_REJECTED,
                        "The job failed: moderation_blocked: Blocked by moderation",
                        java.util.OptionalInt.of(200),
                        Optional.of("gen_1"),
                        Optional.empty()));
    }

    @Test
    void redirectOfTheHostWithoutWwwIsNotFollowed() throws Exception {
        try (var stranger = new ScriptedServer(answer(200, "{}"));
                var server = new ScriptedServer(answer(308, "", "Location: " + stranger.base() + "/api/v1/images"));
                var provider = Muse.images(vertx, server.base())) {
            Reply.Failed failed = (Reply.Failed) Muse.reply(provider);

            assertThat(failed.why()).isEqualTo(FailureClass.AUTH_CONFIG);
            assertThat(failed.error()).contains("providers.pixelmuse.base-url");
            assertThat(stranger.connections()).isZero();
        }
    }

    @Test
    void echoedKeyIsMaskedAndNeverAJobId() throws Exception {
        String echo = "{\"id\":\"" + Muse.KEY + "\",\"status\":\"processing\",\"error\":\"key " + Muse.KEY + "\"}";

        assertThat(reply(answer(202, echo)).toString()).doesNotContain(Muse.KEY);
        assertThat(reply(answer(401, echo)).toString()).doesNotContain(Muse.KEY).contains("***");
        assertThat(reply(answer(200, echo.replace("processing", "failed"))).toString())
                .doesNotContain(Muse.KEY)
                .contains("***");
    }

    private static FailureClass why(ScriptedServer.Scene scene) throws Exception {
        return ((Reply.Failed) reply(scene)).why();
    }

    private static Reply reply(ScriptedServer.Scene scene) throws Exception {
        try (var server = new ScriptedServer(scene);
                var provider = Muse.images(vertx, server.base())) {
            return Muse.reply(provider);
        }
    }
}
