package io.darkroom.app.asset.download;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.darkroom.app.asset.SamplePictures;
import io.darkroom.app.fetch.FetchSettings;
import io.darkroom.app.fetch.Fetcher;
import io.darkroom.contract.address.AllowedHosts;
import io.darkroom.provider.FailureClass;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloaderTest {
    private static final Duration UNASKED = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    @Test
    void aPauseThatAServerAsksForIsToldWhole() throws Exception {
        assertThat(busy(() -> "600").after()).contains(Duration.ofMinutes(10));
        assertThat(busy(() -> "soon").after()).isEmpty();
    }

    @Test
    void aPauseMayBeADate() throws Exception {
        assertThat(busy(DownloaderTest::inFiveMinutes).after())
                .hasValueSatisfying(asked -> assertThat(asked).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6)));
    }

    @Test
    void whoWaitsOnTheSpotWaitsAMinuteAtMost() throws Exception {
        assertThat(busy(() -> "600").pause(UNASKED)).isEqualTo(Duration.ofMinutes(1));
        assertThat(busy(() -> "7").pause(UNASKED)).isEqualTo(Duration.ofSeconds(7));
        assertThat(busy(() -> "soon").pause(UNASKED)).isEqualTo(UNASKED);
    }

    @Test
    void anAddressThatHasExpiredIsLostAndOneThatIsNotThereYetIsNot() throws Exception {
        assertThat(((Download.Failed) answered(403, new byte[0])).why()).isEqualTo(FailureClass.RESULT_LOST);
        assertThat(((Download.Failed) answered(404, new byte[0])).why()).isEqualTo(FailureClass.PROVIDER_ERROR);
        assertThat(((Download.Failed) answered(500, new byte[0])).why()).isEqualTo(FailureClass.PROVIDER_ERROR);
    }

    @Test
    void aPageIsNoPictureAndOneThatIsTooLargeIsGivenUp() throws Exception {
        Download page = answered(200, "<html>busy</html>".getBytes(StandardCharsets.UTF_8));
        Download large = answered(200, Arrays.copyOf(SamplePictures.png(2, 2), (1 << 20) + 1));

        assertThat(((Download.Failed) page).why()).isEqualTo(FailureClass.PROTOCOL_ERROR);
        assertThat(((Download.Failed) large).why()).isEqualTo(FailureClass.INVALID_REQUEST);
        assertThat(((Download.Failed) large).problem()).contains("pictures.max-bytes");
    }

    private static String inFiveMinutes() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(5));
    }

    private Download.Failed busy(Supplier<String> retryAfter) throws IOException, InterruptedException {
        return (Download.Failed) answered(503, new byte[0], retryAfter);
    }

    private Download answered(int status, byte[] body) throws IOException, InterruptedException {
        return answered(status, body, () -> "soon");
    }

    private Download answered(int status, byte[] body, Supplier<String> retryAfter)
            throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Retry-After", retryAfter.get());
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        AllowedHosts here = AllowedHosts.parse("pictures.allowed-hosts", List.of("127.0.0.1"));
        Fetcher fetcher = Fetcher.open(new FetchSettings(here, Set.of(), Map.of(), Optional.empty()));
        try (Downloader downloader = new Downloader(fetcher, 1 << 20, Duration.ofSeconds(60))) {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/a.png");
            return downloader.fetch(url, folder.resolve("a.part"));
        } finally {
            server.stop(0);
        }
    }
}
