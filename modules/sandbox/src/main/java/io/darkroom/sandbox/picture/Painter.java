package io.darkroom.sandbox.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Paints a described picture. No fonts, no screen; the same description gives the same bytes. Any thread, not an event loop. */
public final class Painter {

    static {
        System.setProperty("java.awt.headless", "true");
    }

    private Painter() {}

    /** The picture as PNG. */
    public static byte[] png(PictureSpec spec) {
        return PngEncoder.encode(image(spec));
    }

    static BufferedImage image(PictureSpec spec) {
        BufferedImage image = new BufferedImage(
                spec.width(),
                spec.height(),
                spec.transparent() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Palette palette = Palette.of(spec.seed());
        if (!spec.transparent()) {
            backdrop(image, palette, spec);
        }
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            double scale = spec.height() / 1024.0;
            graphics.scale(scale, scale);
            double canvas = spec.width() / scale;
            if (room(spec)) {
                if (OutdoorScene.named(spec.label() + " " + spec.title())) {
                    new OutdoorScene(palette).draw(graphics);
                } else {
                    new RoomScene(spec, palette).draw(graphics);
                }
            } else {
                double aside = (canvas - 1024) / 2;
                graphics.translate(aside, 0);
                new ProductScene(spec, palette).draw(graphics);
                graphics.translate(-aside, 0);
            }
            Caption.draw(graphics, spec, palette, canvas);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static boolean room(PictureSpec spec) {
        return spec.width() > spec.height() && !spec.transparent();
    }

    /** A studio wall: light from where the variant puts it, darker towards the floor. */
    private static void backdrop(BufferedImage image, Palette palette, PictureSpec spec) {
        Color[] shades = new Color[41];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = Palette.mix(palette.backdropLight(), palette.backdropDark(), i / 40.0);
        }
        int width = image.getWidth();
        int height = image.getHeight();
        double lightX = width * (0.30 + 0.13 * (spec.variant() - 1));
        double lightY = height * 0.34;
        double reach = Math.hypot(width, height) * 0.62;
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            double down = (y - lightY) * (y - lightY);
            for (int x = 0; x < width; x++) {
                double away = Math.sqrt((x - lightX) * (x - lightX) + down) / reach;
                row[x] = shades[(int) (Math.min(1, away) * 40)].getRGB();
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
    }
}
