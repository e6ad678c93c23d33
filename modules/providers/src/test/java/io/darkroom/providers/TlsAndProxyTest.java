package io.darkroom.providers;

import static io.darkroom.provider.FailureClass.AUTH_CONFIG;
import static io.darkroom.provider.FailureClass.PROVIDER_UNAVAILABLE;
import static io.darkroom.providers.Calls.KEY;
import static io.darkroom.providers.Calls.TWO_PICTURES;
import static io.darkroom.providers.Calls.answer;
import static io.darkroom.providers.Calls.creativeAi;
import static io.darkroom.providers.Calls.failure;
import static io.darkroom.providers.Calls.http;
import static io.darkroom.providers.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.provider.Reply;
import io.darkroom.providers.http.HttpSettings;
import io.darkroom.providers.network.NetworkSettings;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to the API: certificates of an own CA, and proxies with and without TLS behind them. */
class TlsAndProxyTest {

    @TempDir
    private static Path dir;

    private static Vertx vertx;
    private static OwnCa ca;

    @BeforeAll
    static void startVertxAndMakeCertificates() throws Exception {
        vertx = Vertx.vertx();
        ca = OwnCa.create(dir);
    }

    @AfterAll
    static void stopVertx() {
        vertx.close().await();
    }

    private static HttpProvider provider(URI base, Optional<URI> proxy, Optional<Path> caFile) {
        return creativeAi(vertx, http(base, Duration.ofMinutes(1), new NetworkSettings(proxy, caFile)), KEY);
    }

    @Test
    void ownCaIsTrusted() throws Exception {
        try (var server = new ScriptedServer(ca.serverSockets("localhost"), "https", answer(200, TWO_PICTURES));
                var provider = provider(server.base(), Optional.empty(), Optional.of(ca.pem()))) {
            assertThat(answer(provider)).isInstanceOf(Reply.Finished.class);
        }
    }

    @Test
    void certificateOfAnUnknownCaNeedsAnOperator() throws Exception {
        try (var server = new ScriptedServer(ca.serverSockets("localhost"), "https", answer(200, TWO_PICTURES));
                var provider = provider(server.base(), Optional.empty(), Optional.empty())) {
            Reply.Failed failed = failure(provider);

            assertThat(failed.why()).isEqualTo(AUTH_CONFIG);
            assertThat(failed.error()).startsWith("Nothing was sent").contains("http.ca-file");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void certificateOfAnotherHostIsNotAccepted() throws Exception {
        try (var server = new ScriptedServer(ca.serverSockets("other.example"), "https", answer(200, TWO_PICTURES));
                var provider = provider(server.base(), Optional.empty(), Optional.of(ca.pem()))) {
            assertThat(failure(provider).why()).isEqualTo(AUTH_CONFIG);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void serverThatDoesNotSpeakTlsWasNotReached() throws Exception {
        try (var plain = new ScriptedServer(answer(200, TWO_PICTURES));
                var provider =
                        provider(URI.create("https://localhost:" + plain.port()), Optional.empty(), Optional.empty())) {
            Reply.Failed failed = failure(provider);

            assertThat(failed.why()).isEqualTo(PROVIDER_UNAVAILABLE);
            assertThat(failed.error()).startsWith("Nothing was sent");
        }
    }

    @Test
    void handshakeThatNeverEndsWasNotSent() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI base = URI.create("https://localhost:" + silent.getLocalPort());
            HttpSettings http = http(base, Duration.ofMinutes(1), Duration.ofMillis(500), NetworkSettings.DIRECT);
            try (var provider = creativeAi(vertx, http, KEY)) {
                assertThat(failure(provider).why()).isEqualTo(PROVIDER_UNAVAILABLE);
            }
        }
    }

    @Test
    void tunnelThroughAProxyCarriesItsCredentials() throws Exception {
        try (var server = new ScriptedServer(ca.serverSockets("localhost"), "https", answer(200, TWO_PICTURES));
                var proxy = new TunnelProxy("user", "p@ss+word");
                var provider = provider(
                        server.base(),
                        Optional.of(URI.create("http://user:p%40ss+word@localhost:" + proxy.port())),
                        Optional.of(ca.pem()))) {
            assertThat(answer(provider)).isInstanceOf(Reply.Finished.class);
            assertThat(proxy.tunnels()).isEqualTo(1);
        }
    }

    @Test
    void proxyThatRefusesTheCredentialsNeedsAnOperator() throws Exception {
        try (var proxy = new TunnelProxy("user", "right");
                var provider = provider(
                        URI.create("https://api.example"),
                        Optional.of(URI.create("http://user:wrong@localhost:" + proxy.port())),
                        Optional.empty())) {
            Reply.Failed failed = failure(provider);

            assertThat(failed.why()).isEqualTo(AUTH_CONFIG);
            assertThat(failed.error()).contains("http.proxy").doesNotContain("wrong");
        }
    }

    @Test
    void proxyThatIsAwayMeansNothingWasSent() throws Exception {
        try (var provider = provider(
                URI.create("https://api.example"), Optional.of(URI.create("http://localhost:1")), Optional.empty())) {
            Reply.Failed failed = failure(provider);

            assertThat(failed.why()).isEqualTo(PROVIDER_UNAVAILABLE);
            assertThat(failed.error()).contains("through the proxy");
        }
    }

    @Test
    void plainHttpAsksTheProxyForTheWholeUrl() throws Exception {
        try (var proxy = new ScriptedServer(answer(200, TWO_PICTURES));
                var provider = provider(
                        URI.create("http://api.example:8080"),
                        Optional.of(URI.create("http://user:secret@localhost:" + proxy.port())),
                        Optional.empty())) {
            answer(provider);

            ScriptedServer.Request request = proxy.requests().getFirst();
            assertThat(request.line()).isEqualTo("POST http://api.example:8080/v1/images/generations HTTP/1.1");
            assertThat(request.headers())
                    .containsEntry(
                            "proxy-authorization",
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString("user:secret".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void caFileWithoutCertificateIsRefusedByName() throws Exception {
        Path empty = Files.writeString(dir.resolve("empty.pem"), "nothing here");
        for (Path file : new Path[] {empty, dir.resolve("missing.pem")}) {
            assertThatThrownBy(() -> provider(URI.create("https://api.example"), Optional.empty(), Optional.of(file)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("http.ca-file must be a readable PEM file with certificates, was " + file);
        }
    }
}
