package io.darkroom.app.asset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as image APIs deliver them: with EXIF, XMP that says that an AI drew them, and a C2PA manifest. Any thread. */
public final class SamplePictures {
    /** IPTC's term for pictures drawn by a model. */
    public static final String DRAWN_BY_AI =
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                    + "<rdf:Description xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" "
                    + "Iptc4xmpExt:DigitalSourceType=\"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia\"/>"
                    + "</rdf:RDF></x:xmpmeta>";

    private static final int PNG_HEADER = 33;
    private static final byte[] EXIF = "MM\0*\0\0\0\b\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] C2PA = "\0\0\0\22jumbjumdc2pa manifest".getBytes(StandardCharsets.ISO_8859_1);

    private SamplePictures() {}

    /** A PNG with alpha, chunks eXIf, iTXt with XMP, and caBX with C2PA. */
    public static byte[] png(int width, int height) {
        byte[] plain = encoded("png", new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB));
        return joined(
                Arrays.copyOf(plain, PNG_HEADER),
                chunk("caBX", C2PA),
                chunk("eXIf", EXIF),
                chunk("iTXt", text("XML:com.adobe.xmp\0\0\0\0\0" + DRAWN_BY_AI)),
                Arrays.copyOfRange(plain, PNG_HEADER, plain.length));
    }

    /** A JPEG with EXIF and XMP in APP1, and C2PA in APP11. */
    public static byte[] jpeg(int width, int height) {
        byte[] plain = encoded("jpg", new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
        return joined(
                Arrays.copyOf(plain, 2),
                segment(0xe1, joined(text("Exif\0\0"), EXIF)),
                segment(0xe1, text("http://ns.adobe.com/xap/1.0/\0" + DRAWN_BY_AI)),
                segment(0xeb, joined(text("JP\0\1\0\0\0\1"), C2PA)),
                Arrays.copyOfRange(plain, 2, plain.length));
    }

    /** A GIF without transparency. */
    public static byte[] gif(int width, int height) {
        return encoded("gif", new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY));
    }

    private static byte[] encoded(String format, BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] named = joined(text(type), data);
        CRC32 crc = new CRC32();
        crc.update(named);
        return joined(number(data.length), named, number((int) crc.getValue()));
    }

    private static byte[] segment(int marker, byte[] data) {
        int length = data.length + 2;
        return joined(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length}, data);
    }

    private static byte[] number(int value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new DataOutputStream(bytes).writeInt(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
