package io.darkroom.app.asset.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.app.asset.SamplePictures;
import io.darkroom.provider.Kept.Shape;
import io.darkroom.providers.picture.PictureType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapesTest {
    /** Headers of pictures 3 x 5, in the three forms of RFC 9649. */
    private static final String RIFF = "524946462400000057454250";

    private static final String EXTENDED = RIFF + "565038580a00000010000000" + "020000" + "040000";
    private static final String LOSSLESS = RIFF + "5650384c100000002f" + "02000110" + "0000000000";
    private static final String LOSSY = RIFF + "5650382010000000" + "300100" + "9d012a" + "03000500";

    @TempDir
    Path folder;

    @Test
    void ofPngJpegAndGifTellsWidthHeightAndAlpha() throws IOException {
        assertThat(shape(SamplePictures.png(17, 9), PictureType.PNG)).isEqualTo(new Shape(17, 9, true));
        assertThat(shape(SamplePictures.jpeg(30, 20), PictureType.JPEG)).isEqualTo(new Shape(30, 20, false));
        assertThat(shape(SamplePictures.gif(4, 7), PictureType.GIF)).isEqualTo(new Shape(4, 7, false));
    }

    @Test
    void ofEachFormOfWebpTellsWidthHeightAndAlpha() throws IOException {
        assertThat(webp(EXTENDED)).isEqualTo(new Shape(3, 5, true));
        assertThat(webp(LOSSLESS)).isEqualTo(new Shape(3, 5, true));
        assertThat(webp(LOSSY)).isEqualTo(new Shape(3, 5, false));
    }

    @Test
    void whatOnlyBeginsLikeAPictureIsNone() {
        for (PictureType type : new PictureType[] {PictureType.PNG, PictureType.JPEG, PictureType.GIF}) {
            byte[] picture = switch (type) {
                case PNG -> SamplePictures.png(17, 9);
                case JPEG -> SamplePictures.jpeg(17, 9);
                default -> SamplePictures.gif(17, 9);
            };
            assertThatThrownBy(() -> shape(Arrays.copyOf(picture, 10), type))
                    .as(type.name())
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> webp(RIFF)).isInstanceOf(IOException.class).hasMessageContaining("cut off");
    }

    @Test
    void ofAvifIsNotTold() throws IOException {
        Path file = Files.write(folder.resolve("a.avif"), new byte[32]);

        assertThat(Shapes.of(file, PictureType.AVIF)).isEmpty();
    }

    private Shape webp(String header) throws IOException {
        return WebpHeader.read(HexFormat.of().parseHex(header));
    }

    private Shape shape(byte[] picture, PictureType type) throws IOException {
        return Shapes.of(Files.write(folder.resolve(type.name()), picture), type)
                .orElseThrow();
    }
}
