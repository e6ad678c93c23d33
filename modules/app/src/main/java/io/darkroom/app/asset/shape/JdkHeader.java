package io.darkroom.app.asset.shape;

import io.darkroom.provider.Kept.Shape;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Headers that the JDK's own readers know. Any thread that may block. */
final class JdkHeader {
    private JdkHeader() {}

    static Shape read(Path picture, String format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream input = new FileImageInputStream(picture.toFile())) {
            reader.setInput(input, true, false);
            return new Shape(reader.getWidth(0), reader.getHeight(0), alpha(reader));
        } catch (RuntimeException e) {
            throw new IOException("the header cannot be read: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }

    /** What cannot be told, as of CMYK, has none. */
    private static boolean alpha(ImageReader reader) throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(0);
        return type != null && type.getColorModel().hasAlpha();
    }
}
