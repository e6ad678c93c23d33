package io.darkroom.app.asset.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.asset.AssetFolder;
import io.darkroom.app.asset.AssetName;
import io.darkroom.app.asset.AssetStore;
import io.darkroom.app.asset.SamplePictures;
import io.darkroom.app.asset.StoreRefusedException;
import io.darkroom.app.asset.UnreadableAssetException;
import io.darkroom.app.asset.download.Downloader;
import io.darkroom.app.config.asset.AssetConfig;
import io.darkroom.app.fetch.FetchSettings;
import io.darkroom.app.fetch.Fetcher;
import io.darkroom.contract.address.AllowedHosts;
import io.darkroom.pipeline.stream.state.Gauges;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.ImageCall;
import io.darkroom.provider.Kept;
import io.darkroom.provider.Reply;
import io.darkroom.providers.picture.PictureType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoringProviderTest {
    private static final byte[] PNG = SamplePictures.png(8, 6);

    @TempDir
    private Path folder;

    private PictureServer pictures;

    @BeforeEach
    void start() throws IOException {
        pictures = new PictureServer();
    }

    @AfterEach
    void stop() {
        pictures.close();
    }

    @Test
    void aPictureThatLiesInTheStoreAlreadyIsNotFetched() throws Exception {
        AssetStore store = folder();
        URI own = store.keep(PNG, "image/png");

        Reply.Finished reply = (Reply.Finished) reply(store, own.toString());

        assertThat(reply.kept()).extracting(Kept::url).containsExactly(own);
        assertThat(reply.kept().getFirst().shape()).contains(new Kept.Shape(8, 6, true));
        assertThat(pictures.asked()).isZero();
    }

    @Test
    void aStoreThatTakesNothingNowIsWaitedForAndOneThatRefusesIsHeld() throws Exception {
        String url = pictures.put("a.png", PNG);

        assertThat(failure(new Broken(folder(), new IOException("no space left on device")), url))
                .isEqualTo(FailureClass.PROVIDER_UNAVAILABLE);
        assertThat(failure(new Broken(folder(), new StoreRefusedException("no rights", new IOException())), url))
                .isEqualTo(FailureClass.AUTH_CONFIG);
        assertThat(parts()).isEmpty();
    }

    @Test
    void anAssetThatCannotBeReadIsTriedAgainAloneAndHoldsNobody() throws Exception {
        Unreadable store = new Unreadable(folder());

        assertThat(failure(store, "s3://pictures/gone.png")).isEqualTo(FailureClass.PROVIDER_ERROR);
        assertThat(parts()).isEmpty();
    }

    @Test
    void whatBeginsLikeAPictureAndIsNoneIsNotStored() throws Exception {
        String url = pictures.put("cut.png", Arrays.copyOf(PNG, 12));

        assertThat(failure(folder(), url)).isEqualTo(FailureClass.PROTOCOL_ERROR);
        assertThat(failure(folder(), "file:///etc/passwd")).isEqualTo(FailureClass.INVALID_REQUEST);
        assertThat(folder.resolve("assets")).isEmptyDirectory();
    }

    private FailureClass failure(AssetStore store, String url) throws Exception {
        return ((Reply.Failed) reply(store, url)).why();
    }

    private Reply reply(AssetStore store, String url) throws Exception {
        AllowedHosts here = AllowedHosts.parse("pictures.allowed-hosts", List.of("127.0.0.1"));
        Fetcher fetcher = Fetcher.open(new FetchSettings(here, Set.of(), Map.of(), Optional.empty()));
        Downloader downloader = new Downloader(fetcher, 1 << 20, Duration.ofSeconds(30));
        StoreLimits limits = new StoreLimits(EnumSet.allOf(PictureType.class), 1_000_000);
        try (StoringProvider provider =
                new StoringProvider(downloader, store, limits, new Gauges(new SimpleMeterRegistry()))) {
            return provider.generate(call(url)).toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }

    private static ImageCall call(String url) {
        return new ImageCall(
                "token",
                "any",
                "",
                Optional.of(URI.create(url)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty());
    }

    private AssetFolder folder() {
        return new AssetFolder(AssetConfig.folder(folder.resolve("assets"), Optional.empty()));
    }

    private List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("assets"))) {
            return files.toList();
        }
    }

    /** Has one asset, which is archived. */
    private record Unreadable(AssetStore folder) implements AssetStore {
        @Override
        public Path part() throws IOException {
            return folder.part();
        }

        @Override
        public URI keep(Path file, AssetName name) throws IOException {
            return folder.keep(file, name);
        }

        @Override
        public URI keep(byte[] picture, String mediaType) throws IOException {
            return folder.keep(picture, mediaType);
        }

        @Override
        public Optional<InputStream> open(URI address) throws IOException {
            throw new UnreadableAssetException("HTTP 403 InvalidObjectState", new IOException());
        }

        @Override
        public Optional<Path> find(URI address) {
            return Optional.empty();
        }

        @Override
        public void close() {
            folder.close();
        }
    }

    /** Takes parts and keeps nothing. */
    private record Broken(AssetStore folder, IOException why) implements AssetStore {
        @Override
        public Path part() throws IOException {
            return folder.part();
        }

        @Override
        public URI keep(Path file, AssetName name) throws IOException {
            throw why;
        }

        @Override
        public URI keep(byte[] picture, String mediaType) throws IOException {
            throw why;
        }

        @Override
        public Optional<InputStream> open(URI address) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> find(URI address) {
            return Optional.empty();
        }

        @Override
        public void close() {
            folder.close();
        }
    }
}
