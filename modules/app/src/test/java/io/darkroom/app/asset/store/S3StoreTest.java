package io.darkroom.app.asset.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import io.darkroom.app.asset.AssetName;
import io.darkroom.app.asset.AssetStore;
import io.darkroom.app.asset.SamplePictures;
import io.darkroom.app.asset.StoreRefusedException;
import io.darkroom.app.asset.UnreadableAssetException;
import io.darkroom.app.config.asset.AssetConfig;
import io.darkroom.app.config.asset.AssetConfig.Store;
import io.darkroom.app.config.asset.S3Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a bucket may answer that S3Mock never does. */
class S3StoreTest {
    private static final byte[] PNG = SamplePictures.png(8, 6);

    @TempDir
    private Path folder;

    @BeforeEach
    void credentials() {
        System.setProperty("aws.accessKeyId", "any");
        System.setProperty("aws.secretAccessKey", "any");
    }

    @AfterEach
    void noCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @ParameterizedTest
    @CsvSource({"403, AccessDenied", "403, InvalidObjectState", "404, NoSuchVersion"})
    void anObjectThatIsRefusedSaysNothingAboutOthers(int status, String code) throws IOException {
        assertThat(opening(status, code))
                .isInstanceOf(UnreadableAssetException.class)
                .hasMessageContaining(Integer.toString(status))
                .hasMessageContaining(code);
    }

    @ParameterizedTest
    @CsvSource({"403, InvalidAccessKeyId", "403, SignatureDoesNotMatch", "400, ExpiredToken", "404, NoSuchBucket"})
    void credentialsAndTheBucketAreForAPersonToMendAlsoWhenOneReads(int status, String code) throws IOException {
        assertThat(opening(status, code))
                .isInstanceOf(StoreRefusedException.class)
                .hasMessageContaining(code);
    }

    @Test
    void aPictureThatMayNotBeStoredIsForAPersonToMend() throws IOException {
        HttpServer server = answering(403, "AccessDenied");
        try (AssetStore store = S3Store.open(config(server.getAddress().getPort()))) {
            assertThatThrownBy(() -> store.keep(PNG, "image/png")).isInstanceOf(StoreRefusedException.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aStoreThatTakesACallAndNeverAnswersIsLeftInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                AssetStore store = S3Store.open(config(silent.getLocalPort()), Duration.ofMillis(400))) {
            assertThat(catchThrowable(() -> store.keep(PNG, "image/png")))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(StoreRefusedException.class)
                    .hasMessageContaining("the bucket pictures cannot be reached");
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    private Throwable opening(int status, String code) throws IOException {
        HttpServer server = answering(status, code);
        try (AssetStore store = S3Store.open(config(server.getAddress().getPort()))) {
            URI address = URI.create("s3://pictures/shop/" + AssetName.of(PNG).text());
            return catchThrowable(() -> store.open(address));
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer answering(int status, String code) throws IOException {
        byte[] body = "<Error><Code>%s</Code><Message>no</Message></Error>"
                .formatted(code)
                .getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().add("Content-Type", "application/xml");
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }

    private AssetConfig config(int port) {
        return new AssetConfig(
                folder,
                Optional.empty(),
                Store.S3,
                Optional.of(new S3Config(
                        "pictures",
                        "shop/",
                        Optional.of("eu-central-1"),
                        Optional.of(URI.create("http://127.0.0.1:" + port)),
                        true)));
    }
}
