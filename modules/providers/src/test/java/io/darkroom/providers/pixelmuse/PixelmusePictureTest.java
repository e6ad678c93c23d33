package io.darkroom.providers.pixelmuse;

import static io.darkroom.providers.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.provider.Assets;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.JobReport;
import io.darkroom.provider.Reply;
import io.darkroom.providers.KeptPictures;
import io.darkroom.providers.ScriptedServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures inside answers: kept, never in a reply, never dropped. */
class PixelmusePictureTest {
    private static final URI KEPT = URI.create("https://assets.example/1");

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
    void pictureInsideTheAnswerIsKeptAndReferredTo() throws Exception {
        byte[] picture = Muse.png(2_000_001);
        KeptPictures assets = new KeptPictures();

        Reply.Finished reply = (Reply.Finished) reply(Muse.succeeded(Muse.dataUri(picture)), assets);

        assertThat(reply.images()).containsExactly(KEPT);
        assertThat(assets.given()).hasSize(1);
        assertThat(assets.given().getFirst().picture().getBytes()).isEqualTo(picture);
        assertThat(assets.given().getFirst().mediaType()).isEqualTo("image/png");
        assertThat(assets.given().getFirst().thread()).startsWith("darkroom-pictures");
    }

    @Test
    void writersMayEscapeSlashes() throws Exception {
        byte[] picture = Muse.png(10_000);
        KeptPictures assets = new KeptPictures();

        JobReport report = look(Muse.succeeded(Muse.dataUri(picture).replace("/", "\\/")), assets);

        assertThat(((JobReport.Ended) report).outcome()).isInstanceOf(Reply.Finished.class);
        assertThat(assets.given().getFirst().picture().getBytes()).isEqualTo(picture);
    }

    @Test
    void typeIsWhatTheBytesAre() throws Exception {
        KeptPictures assets = new KeptPictures();

        reply(Muse.succeeded(Muse.dataUri(Muse.png(100)).replace("image/png", "text/html")), assets);

        assertThat(assets.given().getFirst().mediaType()).isEqualTo("image/png");
    }

    @Test
    void webpIsAKindOfRiff() throws Exception {
        KeptPictures assets = new KeptPictures();
        String other = Muse.dataUri("RIFX....WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1));
        String webp = Muse.dataUri("RIFF....WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1));

        JobReport none = look(Muse.succeeded(other), assets);
        JobReport kept = look(Muse.succeeded(webp), assets);

        assertThat(((Reply.Failed) ((JobReport.Ended) none).outcome()).why()).isEqualTo(FailureClass.RESULT_LOST);
        assertThat(((JobReport.Ended) kept).outcome()).isInstanceOf(Reply.Finished.class);
        assertThat(assets.given()).hasSize(1);
    }

    @Test
    void truncatedBase64IsNoPicture() throws Exception {
        KeptPictures assets = new KeptPictures();
        String whole = Muse.dataUri(Muse.png(1_000));

        JobReport report = look(Muse.succeeded(whole.substring(0, whole.length() - 1)), assets);

        assertThat(((Reply.Failed) ((JobReport.Ended) report).outcome()).why()).isEqualTo(FailureClass.RESULT_LOST);
        assertThat(assets.given()).isEmpty();
    }

    @Test
    void orderWhosePictureCannotBeReadIsLookedAtAndNotBoughtAgain() throws Exception {
        assertThat(reply(Muse.succeeded("data:image/png;base64,AAAA"), new KeptPictures()))
                .isInstanceOf(Reply.Accepted.class);
    }

    @Test
    void lookThatCannotKeepThePictureIsRepeated() throws Exception {
        KeptPictures assets = new KeptPictures(1);
        try (var server = new ScriptedServer(answer(200, Muse.succeeded(Muse.dataUri(Muse.png(100)))));
                var provider = Muse.images(vertx, server.base(), assets)) {
            JobReport first = Muse.look(provider);
            JobReport second = Muse.look(provider);

            assertThat(((JobReport.Unknown) first).why())
                    .contains("could not be kept")
                    .contains("the disk is full");
            assertThat(((JobReport.Ended) second).outcome()).isInstanceOf(Reply.Finished.class);
        }
    }

    @Test
    void orderThatIsDoneAtOnceWaitsUntilItsPictureIsKept() throws Exception {
        Reply.Finished reply = (Reply.Finished) reply(Muse.succeeded(Muse.dataUri(Muse.png(100))), new KeptPictures(1));

        assertThat(reply.images()).containsExactly(KEPT);
    }

    @Test
    void orderWhosePictureCouldNotBeKeptUntilTheEndIsAJobForTheNextProcess() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Assets full = (picture, mediaType) -> {
            tries.incrementAndGet();
            throw new IOException("the disk is full");
        };
        try (var server = new ScriptedServer(answer(200, Muse.succeeded(Muse.dataUri(Muse.png(100)))))) {
            var provider = Muse.images(vertx, server.base(), full);
            CompletableFuture<Reply> reply = provider.generate(Muse.call()).toCompletableFuture();
            await().atMost(Duration.ofMinutes(1)).until(() -> tries.get() > 0);
            assertThat(reply).isNotDone();

            provider.close();

            assertThat(reply.get(60, TimeUnit.SECONDS)).isInstanceOf(Reply.Accepted.class);
        }
    }

    @Test
    void pictureBehindAnAddressNeedsNoKeeping() throws Exception {
        KeptPictures assets = new KeptPictures();

        reply(Muse.succeeded("https://cdn.example/a.png"), assets);

        assertThat(assets.given()).isEmpty();
    }

    private static Reply reply(String body, Assets assets) throws Exception {
        try (var server = new ScriptedServer(answer(200, body));
                var provider = Muse.images(vertx, server.base(), assets)) {
            return Muse.reply(provider);
        }
    }

    private static JobReport look(String body, Assets assets) throws Exception {
        try (var server = new ScriptedServer(answer(200, body));
                var provider = Muse.images(vertx, server.base(), assets)) {
            return Muse.look(provider);
        }
    }
}
