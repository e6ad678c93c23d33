package io.darkroom.providers.pixelmuse;

import static io.darkroom.providers.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.JobReport;
import io.darkroom.provider.Reply;
import io.darkroom.providers.Calls;
import io.darkroom.providers.Heard;
import io.darkroom.providers.ScriptedServer;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a look at a job becomes: only what tells how it ended ends it. */
class PixelmuseLookTest {
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
    void lookAsksForTheJobByItsIdAlone() throws Exception {
        try (var server = new ScriptedServer(answer(200, Muse.json("{'id':'x','status':'processing'}")));
                var provider = Muse.images(vertx, server.base())) {
            Muse.look(provider, "gen/1?a=b#c %2e");
            Muse.look(provider, "..");

            ScriptedServer.Request request = server.requests().getFirst();
            assertThat(request.line()).isEqualTo("GET /api/v1/images/gen%2F1%3Fa%3Db%23c%20%252e HTTP/1.1");
            assertThat(request.headers())
                    .containsEntry("authorization", "Bearer " + Muse.KEY)
                    .doesNotContainKeys("idempotency-key", "content-type");
            assertThat(server.requests().get(1).line()).isEqualTo("GET /api/v1/images/%2E%2E HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "queued", "processing", "in-progress", "IN_QUEUE", "dreaming", "created"})
    void jobGoesOnUnderEveryWordThatIsNoKnownEnd(String status) throws Exception {
        assertThat(report(answer(200, "{\"id\":\"gen_1\",\"status\":\"" + status + "\",\"output\":null}")))
                .isEqualTo(new JobReport.Working());
        assertThat(report(answer(202, "{\"status\":\"" + status + "\"}"))).isEqualTo(new JobReport.Working());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dreaming", "generating", "rendering", "upscaling", "preview", "progress", "started"})
    void pictureBesideAWordThatIsNoKnownEndIsASketch(String status) throws Exception {
        assertThat(report(
                        answer(200, Muse.succeeded("https://cdn.example/a.png").replace("succeeded", status))))
                .isEqualTo(new JobReport.Working());
    }

    @Test
    void pictureIsNoResultWhileTheStatusMayBeBehindTheBreak() throws Exception {
        JobReport report = report(visit -> {
            visit.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
                    + Muse.json("{'id':'gen_1','output':['https://cdn.example/sketch.png'],"));
            visit.reset();
        });

        assertThat(report).isInstanceOf(JobReport.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'gen_1','status':'succeeded','output':['https://cdn.example/a.png'],'model':'m'}",
                "{'id':'gen_1','status':'completed','output':'https://cdn.example/a.png','model':'m'}",
                "{'id':'gen_1','status':'done','output':[{'url':'https://cdn.example/a.png'}],'model':'m'}",
                "{'data':{'id':'gen_1','status':'succeeded','output':['https://cdn.example/a.png'],'model':'m'}}",
                "{'id':'gen_1','output':['https://cdn.example/a.png'],'model':'m'}"
            })
    void pictureIsTheResult(String body) throws Exception {
        assertThat(finished(Muse.json(body)))
                .isEqualTo(new Reply.Finished(
                        List.of(URI.create("https://cdn.example/a.png")), Optional.of("gen_1"), Optional.of("m")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'status':'failed','error':'Upstream died','code':'internal_error'}     | PROVIDER_ERROR",
                "{'status':'failed','error':'Upstream is busy','code':'rate_limited'}    | PROVIDER_ERROR",
                "{'status':'failed','error':{'message':'x','status_code':503}}           | PROVIDER_ERROR",
                "{'status':'failed','error':'Try later','retryable':true}                | PROVIDER_ERROR",
                "{'status':'failed','error':'x','code':'internal_error','retryable':false} | CANCELLED",
                "{'status':'failed','error':'Blocked','code':'moderation_blocked'}       | CONTENT_REJECTED",
                "{'status':'error','error':{'code':'content_policy_violation'}}          | CONTENT_REJECTED",
                "{'status':'failed','error':'The prompt violates our content policy'}    | CONTENT_REJECTED",
                "{'status':'failed','error':'flagged as NSFW','error_code':'E005'}       | CONTENT_REJECTED",
                "{'status':'failed','error':'bad ratio','code':'validation_error'}       | INVALID_REQUEST",
                "{'status':'failed','error':'Could not download the image'}              | SOURCE_IMAGE",
                "{'status':'failed','code':'image_too_large'}                            | SOURCE_IMAGE",
                "{'status':'failed','code':'model_not_found'}                            | MODEL_UNAVAILABLE",
                "{'status':'failed','code':'insufficient_credits'}                       | QUOTA_EXHAUSTED",
                "{'status':'failed','code':'unauthorized'}                               | CANCELLED",
                "{'status':'failed','error':'Something else'}                            | CANCELLED",
                "{'status':'failed','error':null}                                        | CANCELLED",
                "{'status':'failure'}                                                    | CANCELLED",
                "{'status':'cancelled'}                                                  | CANCELLED",
                "{'status':'canceled','error':'by you'}                                  | CANCELLED",
                "{'status':'expired'}                                                    | DEADLINE",
                "{'status':'timed_out'}                                                  | DEADLINE",
                "{'status':'succeeded','output':[]}                                      | EMPTY_RESULT",
                "{'status':'succeeded','output':[null,'']}                               | EMPTY_RESULT",
                "{'status':'succeeded'}                                                  | EMPTY_RESULT",
                "{'status':'succeeded','output':['ftp://cdn.example/a.png']}             | RESULT_LOST",
                "{'status':'succeeded','output':['data:image/png;base64,AAAA']}          | RESULT_LOST",
                "{'status':'succeeded','output':['data:image/png,raw']}                  | RESULT_LOST"
            })
    void endsWithoutAPictureHaveOneClassEach(String body, FailureClass why) throws Exception {
        assertThat(failed(report(answer(200, Muse.json(body)))).why()).isEqualTo(why);
    }

    @Test
    void failureOfAJobIsASentence() throws Exception {
        assertThat(failed(report(answer(200, Muse.json("{'id':'gen_1','status':'expired','error':'no worker'}")))))
                .isEqualTo(new Reply.Failed(
                        FailureClass.DEADLINE,
                        "The provider gave the job up: no worker",
                        OptionalInt.of(200),
                        Optional.of("gen_1"),
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void jobThatTheProviderDoesNotKnowIsLost(int status) throws Exception {
        Reply.Failed failed = failed(report(answer(status, "{\"error\":\"Not found\",\"code\":\"not_found\"}")));

        assertThat(failed.why()).isEqualTo(FailureClass.RESULT_LOST);
        assertThat(failed.error()).isEqualTo("HTTP " + status + ": {\"error\":\"Not found\",\"code\":\"not_found\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308, 400, 401, 402, 403, 408, 409, 422, 429, 500, 502, 503, 504, 520, 524})
    void everyOtherStatusSaysNothingAboutTheJob(int status) throws Exception {
        JobReport.Unknown unknown = unknown(answer(
                status,
                "{\"error\":\"x " + Muse.KEY + "\",\"code\":\"moderation_blocked\",\"status\":\"failed\"}",
                "Retry-After: 9"));

        assertThat(unknown.why()).startsWith("HTTP " + status).doesNotContain(Muse.KEY);
        assertThat(unknown.retryAfter()).contains(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>", "{}", "[]", "{'id':'gen_1'}", "{'status':'failed'", "{'error':'x','code':'y'}"})
    void garbageSaysNothingAboutTheJob(String body) throws Exception {
        assertThat(unknown(answer(200, Muse.json(body))).why()).startsWith("HTTP 200, but ");
    }

    @Test
    void answerThatIsTooLargeNamesTheSetting() throws Exception {
        String body = Muse.succeeded(Muse.dataUri(Muse.png(Muse.MOST_BYTES)));

        assertThat(unknown(answer(200, body)).why())
                .contains("providers.pixelmuse.max-response-bytes (" + Muse.MOST_BYTES + ")");
    }

    @Test
    void doneJobWhoseAnswerIsTooLargeIsToldOnceAndLookedAtRarely() throws Exception {
        String body = Muse.succeeded(Muse.dataUri(Muse.png(Muse.MOST_BYTES)));
        try (var log = new Heard();
                var server = new ScriptedServer(answer(200, body));
                var provider = Muse.images(vertx, server.base())) {
            for (String job : List.of("gen_1", "gen_1", "gen_2")) {
                assertThat(((JobReport.Unknown) Muse.look(provider, job)).retryAfter())
                        .contains(Duration.ofMinutes(10));
            }

            assertThat(log.errors()).hasSize(2);
            assertThat(log.errors().getFirst())
                    .contains("providerJobId=\"gen_1\"", "providers.pixelmuse.max-response-bytes");
        }
    }

    @Test
    void jobThatGoesOnIsLookedAtAsUsualThoughItsSketchIsTooLarge() throws Exception {
        String body = Muse.succeeded(Muse.dataUri(Muse.png(Muse.MOST_BYTES))).replace("succeeded", "rendering");

        assertThat(report(answer(200, body))).isEqualTo(new JobReport.Working());
    }

    @Test
    void brokenConnectionSaysNothingAboutTheJob() throws Exception {
        assertThat(unknown(ScriptedServer.Visit::reset).why()).startsWith("The job could not be looked at: ");
        assertThat(unknown(visit -> {
                            visit.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
                                    + Muse.json("{'id':'gen_1','status':'succeeded','output':['https://cdn.exa"));
                            visit.reset();
                        })
                        .why())
                .contains("the connection broke");
    }

    @Test
    void pictureThatArrivedBeforeTheBreakIsTheResult() throws Exception {
        JobReport report = report(visit -> {
            visit.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
                    + Muse.json("{'id':'gen_1','status':'succeeded','output':['https://cdn.example/a.png'],"));
            visit.reset();
        });

        assertThat(((JobReport.Ended) report).outcome()).isInstanceOf(Reply.Finished.class);
    }

    @Test
    void silentApiSaysNothingAboutTheJob() throws Exception {
        try (var server = new ScriptedServer(ScriptedServer.Visit::neverAnswer);
                var provider = Muse.provider(
                        vertx, server.base(), new PixelmuseImages(), Calls.NO_ASSETS, Duration.ofSeconds(2))) {
            assertThat(((JobReport.Unknown) Muse.look(provider)).why()).contains("no answer within 2 s");
        }
    }

    @Test
    void apiThatCannotBeReachedSaysNothingAboutTheJob() throws Exception {
        try (var provider = Muse.images(vertx, URI.create("http://no-such-host.invalid"))) {
            assertThat(((JobReport.Unknown) Muse.look(provider)).why()).contains("nothing was sent");
        }
    }

    @Test
    void looksAreNotHeldUpByCalls() throws Exception {
        try (var server = new ScriptedServer(visit -> {
                    if (visit.request().line().startsWith("POST")) {
                        visit.neverAnswer();
                    }
                    answer(200, Muse.json("{'status':'processing'}")).play(visit);
                });
                var provider = Muse.images(vertx, server.base())) {
            for (int i = 0; i < 8; i++) {
                var unused = provider.generate(Muse.call());
            }

            assertThat(Muse.look(provider)).isEqualTo(new JobReport.Working());
        }
    }

    private static Reply.Finished finished(String body) throws Exception {
        return (Reply.Finished) ((JobReport.Ended) report(answer(200, body))).outcome();
    }

    private static Reply.Failed failed(JobReport report) {
        return (Reply.Failed) ((JobReport.Ended) report).outcome();
    }

    private static JobReport.Unknown unknown(ScriptedServer.Scene scene) throws Exception {
        return (JobReport.Unknown) report(scene);
    }

    private static JobReport report(ScriptedServer.Scene scene) throws Exception {
        try (var server = new ScriptedServer(scene);
                var provider = Muse.images(vertx, server.base())) {
            return Muse.look(provider);
        }
    }
}
