package io.darkroom.app.trial.sheet;

import io.darkroom.app.trial.draw.Picture;
import io.darkroom.providers.picture.PictureType;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A picture as it stands in the contact sheet: a large one is made smaller, so that the sheet can be mailed. What is small, what
 * has transparent parts and what the JDK cannot read stays byte for byte. Any thread.
 *
 * @param mediaType such as {@code image/jpeg}
 * @param base64 its bytes
 */
record Preview(String mediaType, String base64) {
    /** A file that is not larger is shown as it is. */
    static final long SMALL = 512 << 10;

    /** Longest edge of what was made smaller, in pixels. */
    static final int EDGE = 1280;

    private static final float QUALITY = 0.88f;

    /** Decoded, a pixel has four bytes. */
    private static final long MOST_PIXELS = 40_000_000;

    static Preview of(Picture picture) throws IOException {
        boolean readable = picture.type() == PictureType.PNG || picture.type() == PictureType.JPEG;
        boolean large = picture.bytes() > SMALL
                && readable
                && picture.shape()
                        .filter(shape -> shape.pixels() <= MOST_PIXELS)
                        .isPresent();
        Optional<byte[]> smaller = large ? smaller(picture) : Optional.empty();
        return smaller.isPresent()
                ? preview(PictureType.JPEG, smaller.get())
                : preview(picture.type(), Files.readAllBytes(picture.file()));
    }

    private static Preview preview(PictureType type, byte[] bytes) {
        return new Preview(type.mediaType(), Base64.getEncoder().encodeToString(bytes));
    }

    private static Optional<byte[]> smaller(Picture picture) throws IOException {
        try {
            BufferedImage whole = ImageIO.read(picture.file().toFile());
            if (whole == null || whole.getColorModel().hasAlpha()) {
                return Optional.empty();
            }
            return Optional.of(jpeg(scaled(whole)));
        } catch (javax.imageio.IIOException e) {
            return Optional.empty();
        }
    }

    private static BufferedImage scaled(BufferedImage whole) {
        double factor = Math.min(1, (double) EDGE / Math.max(whole.getWidth(), whole.getHeight()));
        int width = Math.max(1, (int) Math.round(whole.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(whole.getHeight() * factor));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(whole, 0, 0, width, height, null);
        pen.dispose();
        return small;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
