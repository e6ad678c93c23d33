package io.darkroom.providers.pixelmuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.provider.Assets;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.JobNews;
import io.darkroom.provider.JobReport;
import io.darkroom.provider.Reply;
import io.darkroom.providers.Calls;
import io.darkroom.providers.KeptPictures;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a webhook tells, read as a look is. */
class PixelmuseNewsTest {
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
                "{'id':'gen_1','status':'succeeded','output':['https://cdn.example/a.png'],'model':'m'}",
                "{'type':'image.succeeded','data':{'id':'gen_1','output':['https://cdn.example/a.png'],'model':'m'}}",
                "{'id':'evt_1','type':'image.completed','data':{'id':'gen_1','status':'succeeded',"
                        + "'output':['https://cdn.example/a.png'],'model':'m'},'status':'sent'}",
                "{'data':{'model':'m','output':['https://cdn.example/a.png'],'status':'succeeded','id':'gen_1'},"
                        + "'event':'generation.completed','id':'evt_1'}"
            })
    void jobIsReadAloneAndInAnEnvelope(String body) throws Exception {
        assertThat(news(body))
                .contains(new JobNews(
                        "gen_1",
                        new JobReport.Ended(new Reply.Finished(
                                List.of(URI.create("https://cdn.example/a.png")),
                                Optional.of("gen_1"),
                                Optional.of("m")))));
    }

    @Test
    void nameOfTheEventCountsWhereTheJobHasNoStatus() throws Exception {
        JobNews failed = news("{'event':'image.failed','data':{'id':'gen_1','error':'Blocked by moderation'}}")
                .orElseThrow();

        assertThat(((Reply.Failed) ((JobReport.Ended) failed.report()).outcome()).why())
                .isEqualTo(FailureClass.CONTENT_REJECTED);
    }

    @Test
    void jobThatGoesOnIsNewsWithoutAnEnd() throws Exception {
        assertThat(news("{'id':'gen_1','status':'processing'}"))
                .contains(new JobNews("gen_1", new JobReport.Working()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':{'id':'gen_1','status':'succeeded'}}",
                "{'type':'image.succeeded','data':{'id':'gen_1'}}",
                "{'id':'gen_1','status':'succeeded','output':[]}",
                "{'id':'gen_1','status':'succeeded','output':[null]}",
                "{'id':'gen_1','status':'succeeded','output':['ftp://cdn.example/a.png']}",
                "{'id':'gen_1','status':'succeeded','output':['data:image/png;base64,AAAA']}"
            })
    void endWithoutAPictureIsLeftToALook(String body) throws Exception {
        assertThat(news(body)).contains(new JobNews("gen_1", new JobReport.Working()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{}",
                "[]",
                "{'type':'ping'}",
                "{'id':'gen_1'}",
                "{'status':'succeeded','output':['https://cdn.example/a.png']}",
                "{'id':'a b','status':'succeeded','output':['https://cdn.example/a.png']}",
                "{'type':'account.low_credits','data':{'credits':3}}",
                "{'id':'gen_1','status':'failed'"
            })
    void anythingElseIsNoNews(String body) throws Exception {
        assertThat(news(body)).isEmpty();
    }

    @Test
    void pictureInsideAWebhookIsKept() throws Exception {
        KeptPictures assets = new KeptPictures();

        JobNews news =
                news(Muse.succeeded(Muse.dataUri(Muse.png(300_000))), assets).orElseThrow();

        assertThat(((Reply.Finished) ((JobReport.Ended) news.report()).outcome()).images())
                .containsExactly(URI.create("https://assets.example/1"));
    }

    @Test
    void pictureThatCannotBeKeptLeavesTheJobToTheLooks() throws Exception {
        assertThat(news(Muse.succeeded(Muse.dataUri(Muse.png(100))), new KeptPictures(1))
                        .orElseThrow()
                        .report())
                .isInstanceOf(JobReport.Unknown.class);
    }

    @Test
    void faultOfOursIsNoWordAboutTheWebhook() {
        Assets broken = (picture, mediaType) -> {
            throw new AssertionError("a bug of ours");
        };

        assertThatThrownBy(() -> news(Muse.succeeded(Muse.dataUri(Muse.png(100))), broken))
                .isInstanceOf(ExecutionException.class);
    }

    @Test
    void apiWithoutJobsHasNoNews() throws Exception {
        try (var provider = Calls.creativeAi(vertx, Calls.http(URI.create("https://api.example")), Calls.KEY)) {
            assertThat(provider.news(
                                    Map.of(),
                                    "{\"id\":\"x\",\"status\":\"succeeded\"}".getBytes(StandardCharsets.UTF_8))
                            .toCompletableFuture()
                            .get(60, TimeUnit.SECONDS))
                    .isEmpty();
        }
    }

    private static Optional<JobNews> news(String body) throws Exception {
        return news(Muse.json(body), Calls.NO_ASSETS);
    }

    private static Optional<JobNews> news(String body, Assets assets) throws Exception {
        try (var provider = Muse.images(vertx, URI.create("https://api.example"), assets)) {
            return provider.news(Map.of(), body.getBytes(StandardCharsets.UTF_8))
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
        }
    }
}
