package io.darkroom.app.trial.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.trial.draw.Picture;
import io.darkroom.providers.picture.PictureType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {
    @TempDir
    Path folder;

    @Test
    void aLargePictureIsShownSmallerAndItsFileStays() throws IOException {
        Picture picture = noise(1600, 800, BufferedImage.TYPE_INT_RGB);
        byte[] before = Files.readAllBytes(picture.file());

        Preview preview = Preview.of(picture);

        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(bytes(preview)));
        assertThat(preview.mediaType()).isEqualTo("image/jpeg");
        assertThat(shown.getWidth()).isEqualTo(Preview.EDGE);
        assertThat(shown.getHeight()).isEqualTo(640);
        assertThat(bytes(preview).length).isLessThan(before.length);
        assertThat(Files.readAllBytes(picture.file())).isEqualTo(before);
    }

    @Test
    void whatIsTransparentOrSmallStaysAsItIs() throws IOException {
        Picture transparent = noise(1600, 800, BufferedImage.TYPE_INT_ARGB);
        assertThat(bytes(Preview.of(transparent))).isEqualTo(Files.readAllBytes(transparent.file()));

        Picture small = noise(200, 100, BufferedImage.TYPE_INT_RGB);
        assertThat(Preview.of(small).mediaType()).isEqualTo("image/png");
        assertThat(bytes(Preview.of(small))).isEqualTo(Files.readAllBytes(small.file()));
    }

    @Test
    void whatOnlyBeginsLikeAPictureIsShownAsItIs() throws IOException {
        Path file = Files.write(folder.resolve("broken.png"), new byte[1 << 20]);

        assertThat(bytes(Preview.of(picture(file)))).hasSize(1 << 20);
    }

    private static byte[] bytes(Preview preview) {
        return Base64.getDecoder().decode(preview.base64());
    }

    private Picture noise(int width, int height, int type) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(7);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        Path file = folder.resolve(width + "-" + type + ".png");
        ImageIO.write(image, "png", file.toFile());
        return picture(file);
    }

    private static Picture picture(Path file) throws IOException {
        return new Picture(file, PictureType.PNG, Files.size(file), URI.create("https://i.example/p.png"));
    }
}
