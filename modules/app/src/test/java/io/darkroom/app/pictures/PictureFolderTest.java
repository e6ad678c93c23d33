package io.darkroom.app.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.asset.AssetFolder;
import io.darkroom.app.asset.AssetName;
import io.darkroom.app.asset.SamplePictures;
import io.darkroom.app.config.asset.AssetConfig;
import io.darkroom.contract.Asset;
import io.darkroom.contract.AssetState;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {
    private static final byte[] PNG = SamplePictures.png(20, 10);
    private static final byte[] WEBP = "RIFF1234WEBPVP8 rest of it".getBytes(StandardCharsets.ISO_8859_1);
    private static final PictureName MUG = new PictureName("S-1", "product", "main", "");

    @TempDir
    private Path temp;

    @Test
    void picturesGetTheirPlaceAndTheTypeOfTheirContentAndTakeNoSpaceASecondTime() throws IOException {
        Asset png = stored("1", PNG);
        Asset webp = stored("2", WEBP);

        StoredPicture first = place(MUG, 1, png).orElseThrow();
        place(MUG, 2, webp);

        assertThat(file("S-1/product-main-1.png")).hasBinaryContent(PNG);
        assertThat(file("S-1/product-main-2.webp")).hasBinaryContent(WEBP);
        assertThat(first)
                .isEqualTo(new StoredPicture.Kept(
                        "1",
                        file("S-1/product-main-1.png"),
                        PNG.length,
                        png.getSha256().orElseThrow()));
        assertThat(Files.isSameFile(file("S-1/product-main-1.png"), inStore(PNG)))
                .isTrue();
        assertThat(left()).isEmpty();
    }

    @Test
    void whatIsThereAsItCameIsKnownAndWhatIsNotIsNot() throws IOException {
        place(MUG, 1, stored("1", PNG));

        try (PictureFolder folder = open()) {
            assertThat(folder.there(MUG, List.of("1")))
                    .hasValueSatisfying(all -> assertThat(all).singleElement().isInstanceOf(StoredPicture.Kept.class));
            assertThat(folder.there(MUG, List.of("another result"))).isEmpty();
            assertThat(folder.there(MUG, List.of("1", "2"))).isEmpty();
            Files.delete(file("S-1/product-main-1.png"));
            assertThat(folder.there(MUG, List.of("1"))).isEmpty();
        }
    }

    @Test
    void aPictureThatWasReplacedIsPutBack() throws IOException {
        Asset asset = stored("1", PNG);
        place(MUG, 1, asset);
        Path file = file("S-1/product-main-1.png");
        Files.delete(file);
        Files.write(file, new byte[PNG.length]);

        place(MUG, 1, asset);

        assertThat(file).hasBinaryContent(PNG);
    }

    @Test
    void aNewResultTakesThePlaceOfTheOldAndLeavesTheStoreAlone() throws IOException {
        byte[] other = SamplePictures.png(30, 30);
        place(MUG, 1, stored("1", PNG));

        place(MUG, 1, stored("2", other));

        assertThat(file("S-1/product-main-1.png")).hasBinaryContent(other);
        assertThat(inStore(PNG)).hasBinaryContent(PNG);
    }

    @Test
    void aStoredPictureThatWasWrittenIntoIsNoPictureOfTheStoreAndIsStoredAgain() throws IOException {
        Asset asset = stored("1", PNG);
        place(MUG, 1, asset);
        Files.write(file("S-1/product-main-1.png"), new byte[PNG.length]);

        assertThat(place(MUG, 1, asset)).isEmpty();
        stored("1", PNG);

        assertThat(place(MUG, 1, asset)).isPresent();
        assertThat(file("S-1/product-main-1.png")).hasBinaryContent(PNG);
    }

    @Test
    void whatTheStoreHasNotGotIsLost() throws IOException {
        Asset asset = stored("1", PNG);
        Files.delete(inStore(PNG));

        assertThat(place(MUG, 1, asset)).isEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    void noOtherFileOfThisMachineIsEverTaken() throws IOException {
        Path stranger = Files.write(temp.resolve("stranger.png"), PNG);
        Path twin = Files.write(temp.resolve(AssetName.of(PNG).text()), PNG);

        for (Path other : List.of(stranger, twin)) {
            Asset asset = Asset.newBuilder(stored("1", WEBP))
                    .setUrl(other.toUri().toString())
                    .build();
            assertThat(place(MUG, 1, asset)).isEmpty();
        }
    }

    @Test
    void aMissingPictureSaysWhy() throws IOException {
        Asset missing = Asset.newBuilder()
                .setSourceUrl("1")
                .setState(AssetState.MISSING)
                .setFailure(new Failure(FailureClass.RESULT_LOST, "HTTP 410", 410, null))
                .build();

        assertThat(place(MUG, 1, missing)).hasValue(new StoredPicture.Missing("1", "HTTP 410"));
    }

    @Test
    void twoBedroomsWithTheSameShotKeepTheirOwnPictures() throws IOException {
        PictureName first = new PictureName("P-9", "bedroom", "wide", "https://x/b1");
        PictureName second = new PictureName("P-9", "bedroom", "wide", "https://x/b2");
        try (PictureFolder folder = open()) {
            folder.announce(first);
            folder.announce(second);

            assertThat(path(folder.place(second, 1, stored("2", PNG)))).matches("bedroom-wide-[0-9a-f]{8}-1.png");
            assertThat(path(folder.place(first, 1, stored("1", PNG)))).isEqualTo("bedroom-wide-1.png");
        }
        // A later run that asks for the second bedroom alone does not overwrite the first one's picture.
        assertThat(path(place(second, 1, stored("3", PNG)))).matches("bedroom-wide-[0-9a-f]{8}-1.png");
    }

    @Test
    void anIndexThatACrashCutOffIsReadAsFarAsItGoes() throws IOException {
        PictureName other = new PictureName("S-3", "product", "main", "");
        place(MUG, 1, stored("1", PNG));
        Files.writeString(file(".pictures.jsonl"), "{\"picture\":\"S-2/pro", StandardOpenOption.APPEND);
        place(other, 1, stored("3", PNG));

        try (PictureFolder folder = open()) {
            assertThat(folder.there(MUG, List.of("1"))).isPresent();
            assertThat(folder.there(other, List.of("3"))).isPresent();
        }
    }

    private Asset stored(String source, byte[] picture) throws IOException {
        AssetName name = AssetName.of(picture);
        return Asset.newBuilder()
                .setSourceUrl(source)
                .setState(AssetState.STORED)
                .setUrl(store().keep(picture, "image/png").toString())
                .setSha256(name.sha256())
                .setBytes((long) picture.length)
                .setFormat(name.type().extension())
                .build();
    }

    private Optional<StoredPicture> place(PictureName name, int number, Asset asset) throws IOException {
        try (PictureFolder folder = open()) {
            return folder.place(name, number, asset);
        }
    }

    private PictureFolder open() throws IOException {
        return PictureFolder.open(temp.resolve("pictures"), store());
    }

    private AssetFolder store() {
        return new AssetFolder(AssetConfig.folder(temp.resolve("store"), Optional.empty()));
    }

    private Path file(String name) {
        return temp.resolve("pictures").resolve(name);
    }

    private Path inStore(byte[] picture) throws IOException {
        return temp.resolve("store").resolve(AssetName.of(picture).text());
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.walk(temp.resolve("pictures"))) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    private static String path(Optional<StoredPicture> placed) {
        return placed.map(StoredPicture.Kept.class::cast)
                .orElseThrow()
                .path()
                .getFileName()
                .toString();
    }
}
