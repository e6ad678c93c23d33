package io.darkroom.providers.price;

import static io.darkroom.providers.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.providers.Calls;
import io.darkroom.providers.ScriptedServer;
import io.darkroom.providers.pixelmuse.PixelmuseImages;
import io.darkroom.providers.price.ModelCredits.Told;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCreditsTest {
    private static final String LIST = """
            {"data":[
              {"id":"nano-banana-pro","name":"Nano Banana Pro","credit_cost":3,"supported_aspect_ratios":["1:1"],
               "strengths":[{"id":"text","weight":1}]},
              {"name":"odd","credit_cost":0.5,"id":"imagen-3"},
              {"id":"free"}, {"id":"minus","credit_cost":-1}, {"id":"text","credit_cost":"3"}],
             "has_more":false}""";

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
    void creditsAreReadByModel() throws Exception {
        try (var server = new ScriptedServer(answer(200, LIST))) {
            assertThat(told(server.base(), Optional.of(Calls.KEY)))
                    .isEqualTo(new Told.Credits(
                            Map.of("nano-banana-pro", new BigDecimal("3"), "imagen-3", new BigDecimal("0.5"))));
            assertThat(server.requests().getFirst().line()).isEqualTo("GET /api/v1/models HTTP/1.1");
            assertThat(server.requests().getFirst().headers()).containsEntry("authorization", "Bearer " + Calls.KEY);
        }
    }

    @Test
    void listIsReadWithoutAKeyToo() throws Exception {
        try (var server = new ScriptedServer(answer(200, LIST))) {
            assertThat(told(server.base(), Optional.empty())).isInstanceOf(Told.Credits.class);
            assertThat(server.requests().getFirst().headers()).doesNotContainKey("authorization");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "[]", "{\"data\":[", "{\"data\":[{\"id\":\"m\"}]}", "3"})
    void anythingElseIsNothing(String body) throws Exception {
        try (var server = new ScriptedServer(answer(200, body))) {
            assertThat(told(server.base(), Optional.empty())).isInstanceOf(Told.Nothing.class);
        }
    }

    @Test
    void failureTellsWhyAndNeverTheKey() throws Exception {
        try (var server = new ScriptedServer(answer(500, "no " + Calls.KEY))) {
            assertThat(told(server.base(), Optional.of(Calls.KEY))).isEqualTo(new Told.Nothing("HTTP 500: no ***"));
        }
        assertThat(told(URI.create("http://no-such-host.invalid"), Optional.empty()))
                .isEqualTo(new Told.Nothing("no connection to no-such-host.invalid:80, the name cannot be resolved"));
    }

    private static Told told(URI base, Optional<String> key) throws Exception {
        return ModelCredits.ask(
                        vertx, Calls.http(base), key, Calls.speech("providers.pixelmuse", new PixelmuseImages()))
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }
}
