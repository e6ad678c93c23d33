package io.darkroom.app.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.darkroom.app.config.asset.AssetConfig;
import io.darkroom.contract.key.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetFolderTest {
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\nrest of it".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    private Path temp;

    @Test
    void aPictureIsNamedByItsContent() throws Exception {
        URI address = folder().keep(PNG, "image/png");

        Path file = temp.resolve("assets").resolve(Sha256.hex(PNG) + ".png");
        assertThat(address).isEqualTo(file.toUri());
        assertThat(file).hasBinaryContent(PNG);
        assertThat(folder().find(address)).hasValue(file);
    }

    @Test
    void aFullDiskIsToldBeforeAnythingIsWritten() {
        AssetConfig config = AssetConfig.folder(temp.resolve("assets"), Optional.empty());
        AssetFolder full = new AssetFolder(config, folder -> 49_999_999);

        assertThatThrownBy(() -> full.keep(PNG, "image/png"))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk of assets.dir is full: 49 MB are free, 50 MB must stay free");
        assertThatThrownBy(full::part).isInstanceOf(IOException.class);
        assertThat(temp.resolve("assets")).isEmptyDirectory();
    }

    @Test
    void theFirstBytesSayWhatItIs() throws Exception {
        byte[] webp = "RIFF1234WEBPVP8 rest of it".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(folder().keep(webp, "image/png").toString()).endsWith(".webp");
    }

    @Test
    void whatIsNoPictureIsRefused() {
        for (String text : List.of("", "<svg/>", "<html>", "GIF", "\u0089PNG")) {
            assertThatThrownBy(() -> folder().keep(text.getBytes(StandardCharsets.ISO_8859_1), "image/png"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no PNG");
        }
        assertThat(temp.resolve("assets")).doesNotExist();
    }

    @Test
    void keptTwiceItIsTheSameFile() throws Exception {
        URI first = folder().keep(PNG, "image/png");
        Path file = folder().find(first).orElseThrow();
        FileTime written = Files.getLastModifiedTime(file);

        URI second = folder().keep(PNG, "image/png");

        assertThat(second).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
        assertThat(names()).hasSize(1);
    }

    @Test
    void aFileThatIsNotWholeIsWrittenAgain() throws Exception {
        Files.createDirectories(temp.resolve("assets"));
        Path broken = Files.write(temp.resolve("assets").resolve(Sha256.hex(PNG) + ".png"), new byte[] {1});

        folder().keep(PNG, "image/png");

        assertThat(broken).hasBinaryContent(PNG);
    }

    @Test
    void aFileThatWasWrittenIntoIsWrittenAgain() throws Exception {
        Path file = folder().find(folder().keep(PNG, "image/png")).orElseThrow();
        Files.write(file, new byte[PNG.length]);

        folder().keep(PNG, "image/png");

        assertThat(file).hasBinaryContent(PNG);
    }

    @Test
    void aFileThatMayNotBeReadIsUnreadableAndNoTroubleOfTheStore() throws Exception {
        URI address = folder().keep(PNG, "image/png");
        Path file = folder().find(address).orElseThrow();
        Files.setPosixFilePermissions(file, Set.of());
        assumeFalse(Files.isReadable(file), "this user may read everything");

        assertThatThrownBy(() -> folder().open(address))
                .isInstanceOf(UnreadableAssetException.class)
                .hasMessage("permission denied");
        folder().keep(PNG, "image/png");

        assertThat(file).hasBinaryContent(PNG);
    }

    @Test
    void severalAtATimeAgreeAndLeaveNothingBehind() throws Exception {
        List<Callable<URI>> keeping = IntStream.range(0, 16)
                .<Callable<URI>>mapToObj(i -> () -> folder().keep(PNG, "image/png"))
                .toList();
        List<Future<URI>> kept;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            kept = threads.invokeAll(keeping);
        }

        assertThat(kept)
                .extracting(Future::resultNow)
                .containsOnly(kept.getFirst().resultNow());
        assertThat(names()).containsExactly(Sha256.hex(PNG) + ".png");
    }

    @Test
    void whatAKilledProcessLeftBehindIsTakenAwayAfterADay() throws Exception {
        Files.createDirectories(temp.resolve("assets"));
        Path old = Files.write(temp.resolve("assets/.old.part"), PNG);
        Path young = Files.write(temp.resolve("assets/.young.part"), PNG);
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        folder().keep(PNG, "image/png");

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void anAddressOfTheConfigurationTakesThePlaceOfTheFiles() throws Exception {
        AssetFolder folder = new AssetFolder(
                AssetConfig.folder(temp.resolve("assets"), Optional.of(URI.create("https://shop.example/pictures/"))));

        URI address = folder.keep(PNG, "image/png");

        assertThat(address).isEqualTo(URI.create("https://shop.example/pictures/" + Sha256.hex(PNG) + ".png"));
        assertThat(folder.find(address)).isPresent();
    }

    @Test
    void onlyAddressesOfTheFolderAreFound() throws Exception {
        URI address = folder().keep(PNG, "image/png");
        String name = Sha256.hex(PNG) + ".png";
        Path twin = Files.write(temp.resolve(name), PNG);
        Files.createSymbolicLink(temp.resolve("assets").resolve("0".repeat(64) + ".png"), twin);

        assertThat(folder().find(address)).isPresent();
        assertThat(Stream.of(
                                twin.toUri().toString(),
                                temp.resolve("assets").toUri() + "../" + name,
                                temp.resolve("assets").toUri() + "x/../" + name,
                                temp.resolve("assets").toUri() + "0".repeat(64) + ".png",
                                "https://elsewhere.example/" + name,
                                name)
                        .map(URI::create)
                        .filter(other -> folder().find(other).isPresent()))
                .isEmpty();
    }

    private AssetFolder folder() {
        return new AssetFolder(AssetConfig.folder(temp.resolve("assets"), Optional.empty()));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("assets"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
