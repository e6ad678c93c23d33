package io.darkroom.app.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.darkroom.app.asset.AssetFolder;
import io.darkroom.app.asset.download.Downloader;
import io.darkroom.app.config.asset.AssetConfig;
import io.darkroom.app.config.asset.PictureSettings;
import io.darkroom.app.fetch.FetchSettings;
import io.darkroom.app.fetch.Fetcher;
import io.darkroom.contract.address.AllowedHosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureShelfTest {
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\nrest of it".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] WEBP = "RIFF1234WEBPVP8 rest of it".getBytes(StandardCharsets.ISO_8859_1);
    private static final PictureName MUG = new PictureName("S-1", "product", "main", "");

    /** An answer; the body one byte per character. */
    private record Answer(int status, String body) {
        Answer(int status, byte... body) {
            this(status, new String(body, StandardCharsets.ISO_8859_1));
        }

        byte[] bytes() {
            return body.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            Answer answer;
            synchronized (answers) {
                answer = answers.size() > 1 ? answers.poll() : answers.peek();
            }
            exchange.sendResponseHeaders(answer.status(), answer.bytes().length == 0 ? -1 : answer.bytes().length);
            exchange.getResponseBody().write(answer.bytes());
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void picturesGetTheirPlaceAndTheTypeOfTheirContent() throws Exception {
        answers.add(new Answer(200, PNG));
        answers.add(new Answer(200, WEBP));

        List<StoredPicture> kept = keep(MUG, url("1.png"), url("2.png"));

        assertThat(kept).allMatch(StoredPicture.Kept.class::isInstance);
        assertThat(folder.resolve("S-1/product-main-1.png")).hasBinaryContent(PNG);
        assertThat(folder.resolve("S-1/product-main-2.webp")).hasBinaryContent(WEBP);
        assertThat(((StoredPicture.Kept) kept.getFirst()).sha256()).hasSize(64);
    }

    @Test
    void passingFailuresAreTriedAgain() throws Exception {
        answers.add(new Answer(503));
        answers.add(new Answer(200, "<html>busy</html>".getBytes(StandardCharsets.UTF_8)));
        answers.add(new Answer(200, PNG));

        assertThat(keep(MUG, url("1")).getFirst()).isInstanceOf(StoredPicture.Kept.class);
        assertThat(requests).hasValue(3);
    }

    @Test
    void pictureThatCannotBeFetchedIsMissingAndLeavesNothing() throws Exception {
        answers.add(new Answer(500));

        assertThat(keep(MUG, url("1")).getFirst()).isEqualTo(new StoredPicture.Missing(url("1"), "HTTP 500"));
        assertThat(requests).hasValue(3);
        try (var files = Files.list(folder.resolve("S-1"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void forbiddenPictureIsNotTriedAgain() throws Exception {
        answers.add(new Answer(403));

        assertThat(keep(MUG, url("1")).getFirst()).isInstanceOf(StoredPicture.Missing.class);
        assertThat(requests).hasValue(1);
    }

    @Test
    void pictureInsideANetworkIsNotFetchedAndNotTriedAgain() throws Exception {
        String inside = "http://127.0.0.2:" + server.getAddress().getPort() + "/1.png";

        assertThat(keep(MUG, inside + "?sig=secret").getFirst())
                .isEqualTo(new StoredPicture.Missing(
                        inside + "?sig=secret",
                        inside + " leads to 127.0.0.2, an address of this machine;"
                                + " pictures.allowed-hosts does not allow it"));
        assertThat(requests).hasValue(0);
    }

    @Test
    void tooLargePictureIsGivenUp() throws Exception {
        byte[] large = java.util.Arrays.copyOf(PNG, 5000);
        answers.add(new Answer(200, large));

        assertThat(((StoredPicture.Missing) keep(MUG, url("1")).getFirst()).problem())
                .contains("pictures.max-bytes");
        assertThat(requests).hasValue(1);
    }

    @Test
    void onlyWebAddressesAreFetched() throws Exception {
        Path secret = Files.write(folder.resolve("secret.png"), PNG);

        assertThat(keep(MUG, secret.toUri().toString(), "data:image/png;base64,AA", "not a url"))
                .allMatch(StoredPicture.Missing.class::isInstance);
    }

    @Test
    void pictureThatIsThereIsNotFetchedAgain() throws Exception {
        answers.add(new Answer(200, PNG));
        keep(MUG, url("1"));

        List<StoredPicture> again = keep(MUG, url("1"));

        assertThat(again.getFirst()).isInstanceOf(StoredPicture.Kept.class);
        assertThat(requests).hasValue(1);
    }

    @Test
    void damagedPictureIsFetchedAgain() throws Exception {
        answers.add(new Answer(200, PNG));
        keep(MUG, url("1"));
        Path file = folder.resolve("S-1/product-main-1.png");
        Files.write(file, new byte[PNG.length]);

        keep(MUG, url("1"));

        assertThat(file).hasBinaryContent(PNG);
    }

    @Test
    void newResultTakesThePlaceOfTheOld() throws Exception {
        answers.add(new Answer(200, PNG));
        keep(MUG, url("1"));

        keep(MUG, url("2"));

        assertThat(requests).hasValue(2);
    }

    @Test
    void twoBedroomsWithTheSameShotKeepTheirOwnPictures() throws Exception {
        answers.add(new Answer(200, PNG));
        PictureName first = new PictureName("P-9", "bedroom", "wide", "https://x/b1");
        PictureName second = new PictureName("P-9", "bedroom", "wide", "https://x/b2");
        try (PictureShelf shelf = open()) {
            shelf.announce(first);
            shelf.announce(second);
            var later = get(shelf, second, url("2"));
            var earlier = get(shelf, first, url("1"));

            assertThat(((StoredPicture.Kept) earlier).path()).hasFileName("bedroom-wide-1.png");
            assertThat(((StoredPicture.Kept) later).path().getFileName().toString())
                    .matches("bedroom-wide-[0-9a-f]{8}-1.png");
        }
        // A later run that asks for the second bedroom alone does not overwrite the first one's picture.
        assertThat(((StoredPicture.Kept) keep(second, url("3")).getFirst())
                        .path()
                        .getFileName()
                        .toString())
                .matches("bedroom-wide-[0-9a-f]{8}-1.png");
    }

    @Test
    void sameResultTwiceAtATimeIsFetchedOnce() throws Exception {
        answers.add(new Answer(200, PNG));
        try (PictureShelf shelf = open()) {
            var one = shelf.keep(MUG, List.of(url("1")));
            var two = shelf.keep(MUG, List.of(url("1")));

            assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(two.get(60, TimeUnit.SECONDS));
        }
        assertThat(requests).hasValue(1);
    }

    @Test
    void indexThatACrashCutOffIsReadAsFarAsItGoes() throws Exception {
        answers.add(new Answer(200, PNG));
        keep(MUG, url("1"));
        Files.writeString(
                folder.resolve(".pictures.jsonl"), "{\"picture\":\"S-2/pro", java.nio.file.StandardOpenOption.APPEND);

        keep(MUG, url("1"));
        keep(new PictureName("S-3", "product", "main", ""), url("3"));
        keep(new PictureName("S-3", "product", "main", ""), url("3"));

        assertThat(requests).hasValue(2);
    }

    @Test
    void pictureThatCameInsideAnAnswerIsTakenFromTheOwnAssets() throws Exception {
        String address = assets().keep(PNG, "image/png").toString();

        StoredPicture kept = keep(MUG, address).getFirst();

        assertThat(kept).isInstanceOf(StoredPicture.Kept.class);
        assertThat(((StoredPicture.Kept) kept).path()).hasBinaryContent(PNG);
        assertThat(kept.url()).isEqualTo(address);
        assertThat(requests).hasValue(0);
    }

    @Test
    void noOtherFileOfThisMachineIsEverTaken() throws Exception {
        String address = assets().keep(PNG, "image/png").toString();
        Path stranger = Files.write(folder.resolve("stranger.png"), PNG);
        Path twin = Files.write(folder.resolve(address.substring(address.lastIndexOf('/') + 1)), PNG);

        List<StoredPicture> kept =
                keep(MUG, stranger.toUri().toString(), twin.toUri().toString(), "file:///etc/passwd");

        assertThat(kept).allSatisfy(picture -> assertThat(picture).isInstanceOf(StoredPicture.Missing.class));
        assertThat(((StoredPicture.Missing) kept.getFirst()).problem()).contains("assets.dir");
    }

    private AssetFolder assets() {
        return new AssetFolder(AssetConfig.folder(folder.resolve("assets"), Optional.empty()));
    }

    private List<StoredPicture> keep(PictureName name, String... urls) throws Exception {
        try (PictureShelf shelf = open()) {
            return shelf.keep(name, List.of(urls)).get(60, TimeUnit.SECONDS);
        }
    }

    private static StoredPicture get(PictureShelf shelf, PictureName name, String url) throws Exception {
        return shelf.keep(name, List.of(url)).get(60, TimeUnit.SECONDS).getFirst();
    }

    private PictureShelf open() throws IOException {
        PictureSettings settings = new PictureSettings(4096, Duration.ofSeconds(30), 3, 4, Duration.ofMillis(1));
        AllowedHosts here = AllowedHosts.parse("pictures.allowed-hosts", List.of("127.0.0.1"));
        FetchSettings fetching = new FetchSettings(here, Set.of(), Map.of(), Optional.empty());
        return PictureShelf.open(
                folder,
                settings,
                new Downloader(Fetcher.open(fetching), settings.maxBytes(), settings.timeout()),
                assets());
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
    }
}
