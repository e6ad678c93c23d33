package io.darkroom.sandbox.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PainterTest {

    private static final String KEY = "9e3779b97f4a7c15";

    @ParameterizedTest
    @CsvSource({"1024,1024", "1536,1024", "1024,1536"})
    void thePictureHasTheSizeAskedFor(int width, int height) throws IOException {
        BufferedImage picture = decoded(spec("Stoneware Vase", 1, width, height, false));

        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
    }

    @Test
    void theSameDescriptionGivesTheSameBytes() {
        PictureSpec spec = spec("Stoneware Vase", 1, 1024, 1024, false);
        URI url = URI.create("http://127.0.0.1:1" + spec.path());
        PictureSpec fromItsUrl =
                PictureSpec.of(url.getPath(), url.getRawQuery()).orElseThrow();

        assertThat(Painter.png(fromItsUrl)).isEqualTo(Painter.png(spec)).hasSizeLessThan(300_000);
    }

    @Test
    void variantsDiffer() {
        assertThat(Painter.png(spec("Mug", 1, 1024, 1024, false)))
                .isNotEqualTo(Painter.png(spec("Mug", 2, 1024, 1024, false)));
    }

    @Test
    void aTransparentBackgroundIsTransparent() throws IOException {
        BufferedImage picture = decoded(spec("Amber Bottle", 1, 1024, 1024, true));

        assertThat(picture.getRGB(5, 5) >>> 24).isZero();
        assertThat(picture.getRGB(512, 500) >>> 24).isEqualTo(255);
        assertThat(decoded(spec("Amber Bottle", 1, 1024, 1024, false)).getRGB(5, 5) >>> 24)
                .isEqualTo(255);
    }

    @ParameterizedTest
    @CsvSource({"'木製の椅子 № 7 🪑'", "''", "'Crème brûlée ''n'' \"more\" & <b>'", "'a%2Fb?c=d&e#f'"})
    void anyTitleCanBeDrawnAndSurvivesTheUrl(String title) {
        PictureSpec spec = spec(title, 1, 1024, 1024, false);
        URI url = URI.create("http://127.0.0.1:1" + spec.path());

        assertThat(PictureSpec.of(url.getPath(), url.getRawQuery())).contains(spec);
        assertThat(Painter.png(spec)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/pictures/../etc/passwd,''",
        "/pictures/9e3779b97f4a7c15-1.png,size=9999x9999",
        "/pictures/9e3779b97f4a7c15.png,''",
        "/elsewhere,''"
    })
    void whatIsNoPictureIsNotFound(String path, String query) {
        assertThat(PictureSpec.of(path, query)).isEmpty();
    }

    private static PictureSpec spec(String title, int variant, int width, int height, boolean transparent) {
        return new PictureSpec(KEY, variant, title, "main", width, height, transparent);
    }

    private static BufferedImage decoded(PictureSpec spec) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Painter.png(spec)));
    }
}
