package io.darkroom.app.asset.download;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.darkroom.app.fetch.FetchSettings;
import io.darkroom.app.fetch.Fetcher;
import io.darkroom.contract.address.AllowedHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
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

    private static String inFiveMinutes() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(5));
    }

    private Download.Failed busy(Supplier<String> retryAfter) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Retry-After", retryAfter.get());
                exchange.sendResponseHeaders(503, -1);
            }
        });
        server.start();
        AllowedHosts here = AllowedHosts.parse("pictures.allowed-hosts", List.of("127.0.0.1"));
        Fetcher fetcher = Fetcher.open(new FetchSettings(here, Set.of(), Map.of(), Optional.empty()));
        try (Downloader downloader = new Downloader(fetcher, 1 << 20, Duration.ofSeconds(60))) {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/a.png");
            return (Download.Failed) downloader.fetch(url, folder.resolve("a.part"));
        } finally {
            server.stop(0);
        }
    }
}
