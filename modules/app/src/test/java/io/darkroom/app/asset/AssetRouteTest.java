package io.darkroom.app.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.asset.AssetConfig;
import io.darkroom.contract.key.Sha256;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetRouteTest {
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\nrest of it".getBytes(StandardCharsets.ISO_8859_1);
    private static final String NAME = Sha256.hex(PNG) + ".png";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer server;

    @TempDir
    private Path temp;

    @BeforeEach
    void listen() throws IOException {
        AssetFolder assets = new AssetFolder(AssetConfig.folder(temp.resolve("assets"), Optional.empty()));
        assets.keep(PNG, "image/png");
        Files.writeString(temp.resolve("assets/notes.txt"), "private");
        Files.writeString(temp.resolve("secret.png"), "private");
        Router router = Router.router(vertx);
        new AssetRoute(assets).addTo(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        vertx.close().await();
    }

    @Test
    void aPictureIsGivenOutWithItsTypeAndItsDigest() throws Exception {
        HttpResponse<byte[]> answer = get("/assets/" + NAME, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(PNG);
        assertThat(answer.headers().firstValue("content-type")).hasValue("image/png");
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("etag")).hasValue("\"" + Sha256.hex(PNG) + "\"");
    }

    @Test
    void whoHasItAlreadyIsToldSo() throws Exception {
        HttpResponse<byte[]> answer = get("/assets/" + NAME, "\"" + Sha256.hex(PNG) + "\"");

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets",
                "/assets/",
                "/assets/notes.txt",
                "/assets/..%2Fsecret.png",
                "/assets/../secret.png",
                "/assets/%2e%2e/secret.png",
                "/assets/0000000000000000000000000000000000000000000000000000000000000000.png",
                "/assets/0000000000000000000000000000000000000000000000000000000000000000.exe"
            })
    void nothingElseIsGivenOut(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path, "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("private");
    }

    private HttpResponse<byte[]> get(String path, String known) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
        if (!known.isEmpty()) {
            request.header("If-None-Match", known);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
