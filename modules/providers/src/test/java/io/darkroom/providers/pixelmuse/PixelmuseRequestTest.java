package io.darkroom.providers.pixelmuse;

import static io.darkroom.providers.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.provider.ImageCall;
import io.darkroom.provider.Reply;
import io.darkroom.providers.Calls;
import io.darkroom.providers.HttpProvider;
import io.darkroom.providers.ScriptedServer;
import io.darkroom.providers.dialect.Dialect;
import io.darkroom.providers.dialect.DialectSettings;
import io.darkroom.providers.dialect.FieldNames;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked in both dialects. */
class PixelmuseRequestTest {
    private static final String PROCESSING = Muse.json("{'id':'gen_1','status':'processing'}");

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
    void imagesAreOrderedAsTheVendorsClientDoes() throws Exception {
        try (var server = new ScriptedServer(answer(202, PROCESSING));
                var provider = Muse.images(vertx, server.base())) {
            Muse.reply(provider);

            ScriptedServer.Request request = server.requests().getFirst();
            assertThat(request.line()).isEqualTo("POST /api/v1/images HTTP/1.1");
            assertThat(request.headers())
                    .containsEntry("authorization", "Bearer " + Muse.KEY)
                    .containsEntry("content-type", "application/json")
                    .containsEntry("idempotency-key", "sku-1:product:main:v1");
            assertThat(new JsonObject(request.body()))
                    .isEqualTo(new JsonObject()
                            .put("model", "nano-banana-pro")
                            .put("prompt", "A hero photo of \"Täßchen\"\n☕")
                            .put("image_input", "https://shop.example/cup.jpg?v=1&s=a")
                            .put("aspect_ratio", "4:5")
                            .put("style", "realistic")
                            .put("visibility", "private"));
        }
    }

    @Test
    void generateHasItsOwnNamesAndNoReferencePicture() throws Exception {
        try (var server = new ScriptedServer(answer(202, PROCESSING));
                var provider = Muse.generate(vertx, server.base())) {
            Muse.reply(provider);

            ScriptedServer.Request request = server.requests().getFirst();
            assertThat(request.line()).isEqualTo("POST /api/v1/generate HTTP/1.1");
            assertThat(new JsonObject(request.body()))
                    .isEqualTo(new JsonObject()
                            .put("prompt", "A hero photo of \"Täßchen\"\n☕")
                            .put("model", "nano-banana-pro")
                            .put("aspect", "4:5")
                            .put("style", "realistic")
                            .put("visibility", "private"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1024x1024, 1:1",
        "1536x1024, 3:2",
        "1024x1536, 2:3",
        "1920x1080, 16:9",
        "1080x1350, 4:5",
        "2520x1080, 21:9",
        "1344x768, 16:9",
        "1000x300, 10:3",
        "auto, ",
        "0x0, "
    })
    void aspectFollowsFromTheSizeWhereOnlyThatIsGiven(String size, String aspect) throws Exception {
        assertThat(body(Muse.call(Optional.empty(), Optional.of(size), Optional.empty()))
                        .getString("aspect_ratio"))
                .isEqualTo(aspect);
    }

    @Test
    void callbackIsSentWhenOneIsExpected() throws Exception {
        URI callback = URI.create("https://darkroom.example/webhooks/pixelmuse/x");

        assertThat(body(Muse.call(Optional.empty(), Optional.empty(), Optional.of(callback)))
                        .getString("webhook_url"))
                .isEqualTo(callback.toString());
    }

    @Test
    void pathFieldsAndVisibilityAreConfiguration() throws Exception {
        Dialect dialect = new PixelmuseImages();
        Map<String, String> others =
                Map.of("callback", "hook", "source-image", "reference", "id", "job", "pictures", "results");
        DialectSettings speech = new DialectSettings(
                Muse.PREFIX,
                dialect,
                "/v2/pictures",
                FieldNames.of(Muse.PREFIX, dialect, others),
                Optional.empty(),
                false);
        String done = Muse.json("{'job':'j-1','status':'succeeded','results':['https://cdn.example/a.png']}");
        try (var server = new ScriptedServer(answer(200, done));
                var provider = new HttpProvider(
                        vertx, Muse.http(server.base(), Duration.ofMinutes(1)), Muse.KEY, speech, Calls.NO_ASSETS)) {
            Reply reply = Muse.reply(provider);
            Muse.look(provider, "j-1");

            JsonObject body = new JsonObject(server.requests().getFirst().body());
            assertThat(server.requests().getFirst().line()).isEqualTo("POST /v2/pictures HTTP/1.1");
            assertThat(server.requests().get(1).line()).isEqualTo("GET /v2/pictures/j-1 HTTP/1.1");
            assertThat(body.getString("reference")).isEqualTo("https://shop.example/cup.jpg?v=1&s=a");
            assertThat(body.fieldNames()).doesNotContain("visibility", "image_input");
            assertThat(((Reply.Finished) reply).requestId()).contains("j-1");
        }
    }

    @Test
    void oneCallIsOnePictureAndOnlyTheDocumentedDialectIsIdempotent() {
        URI nowhere = URI.create("https://api.example");
        try (var images = Muse.images(vertx, nowhere);
                var generate = Muse.generate(vertx, nowhere)) {
            assertThat(images.picturesPerCall("nano-banana-pro")).isEqualTo(1);
            assertThat(generate.picturesPerCall("nano-banana-pro")).isEqualTo(1);
            assertThat(images.idempotent()).isTrue();
            assertThat(generate.idempotent()).isFalse();
        }
    }

    private static JsonObject body(ImageCall call) throws Exception {
        try (var server = new ScriptedServer(answer(202, PROCESSING));
                var provider = Muse.images(vertx, server.base())) {
            Calls.answer(provider, call);
            return new JsonObject(server.requests().getFirst().body());
        }
    }
}
