package io.darkroom.sandbox.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;

/** One thing in a studio, seen from where the variant stands. The canvas is 1024 wide and high. One thread. */
final class ProductScene {

    private static final double FLOOR = 815;

    private final PictureSpec spec;
    private final Palette palette;
    private final Silhouette silhouette;

    ProductScene(PictureSpec spec, Palette palette) {
        this.spec = spec;
        this.palette = palette;
        this.silhouette = Silhouette.of(spec.title(), spec.seed());
    }

    void draw(Graphics2D graphics) {
        double size = Math.min(640 / silhouette.height(), 270 / silhouette.halfWidth());
        switch (spec.variant()) {
            case 2 -> one(graphics, 455, size * 1.12, true);
            case 3 -> {
                one(graphics, 690, size * 0.62, true);
                one(graphics, 420, size * 0.90, false);
            }
            case 4 -> one(graphics, 570, size * 0.82, true);
            default -> one(graphics, 512, size, false);
        }
    }

    private void one(Graphics2D graphics, double x, double size, boolean mirrored) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, FLOOR);
        shadow(graphics, silhouette.halfWidth() * size);
        graphics.scale(mirrored ? -1 : 1, 1);
        if (silhouette == Silhouette.MUG) {
            handle(graphics, size);
        }
        Shape outline = silhouette.outline(size);
        float half = (float) (silhouette.halfWidth() * size);
        graphics.setPaint(new LinearGradientPaint(-half, 0, half, 0, new float[] {0f, 0.28f, 0.55f, 1f}, new Color[] {
            palette.body(), palette.light(), palette.body(), palette.shade()
        }));
        graphics.fill(outline);
        Shape clip = graphics.getClip();
        graphics.clip(outline);
        band(graphics, size, half);
        graphics.setClip(clip);
        mouth(graphics, size);
        graphics.setTransform(before);
    }

    private void shadow(Graphics2D graphics, double half) {
        graphics.setColor(Palette.alpha(palette.ink(), 0.035));
        for (int i = 0; i < 9; i++) {
            double reach = half * (1.5 - i * 0.07);
            double depth = 58 - i * 5;
            graphics.fill(new Ellipse2D.Double(-reach + 40, -depth * 0.62, reach * 2, depth));
        }
    }

    private void handle(Graphics2D graphics, double size) {
        graphics.setColor(palette.shade());
        Area ring = new Area(new RoundRectangle2D.Double(
                0.12 * size, -0.56 * size, 0.36 * size, 0.40 * size, 0.36 * size, 0.36 * size));
        ring.subtract(new Area(new RoundRectangle2D.Double(
                0.16 * size, -0.50 * size, 0.25 * size, 0.28 * size, 0.25 * size, 0.25 * size)));
        graphics.fill(ring);
    }

    /** A label, or stripes on what has none. */
    private void band(Graphics2D graphics, double size, double half) {
        double height = silhouette.height() * size;
        switch (silhouette) {
            case BOTTLE, JAR, CARAFE -> {
                graphics.setColor(Palette.alpha(palette.backdropLight(), 0.88));
                graphics.fill(
                        new RoundRectangle2D.Double(-half * 0.72, -height * 0.50, half * 1.44, height * 0.30, 22, 22));
                graphics.setColor(palette.accent());
                graphics.fill(new Ellipse2D.Double(-half * 0.17, -height * 0.46, half * 0.34, half * 0.34));
                graphics.setColor(Palette.alpha(palette.ink(), 0.65));
                graphics.fill(new RoundRectangle2D.Double(-half * 0.42, -height * 0.265, half * 0.84, 9, 9, 9));
            }
            case LAMP -> {
                // A shade stays plain.
            }
            default -> {
                graphics.setColor(Palette.alpha(palette.accent(), 0.80));
                for (int i = 0; i < 3; i++) {
                    double y = -height * (0.34 - i * 0.075);
                    graphics.fill(new RoundRectangle2D.Double(
                            -half * 1.1, y, half * 2.2, height * (0.035 - i * 0.008), 8, 8));
                }
            }
        }
        graphics.setColor(Palette.alpha(Color.WHITE, 0.16));
        graphics.fill(new RoundRectangle2D.Double(-half * 0.62, -height * 0.98, half * 0.16, height * 0.94, 40, 40));
    }

    private void mouth(Graphics2D graphics, double size) {
        double half = silhouette.topHalfWidth() * size;
        double y = -silhouette.height() * size;
        switch (silhouette) {
            case BOTTLE, JAR -> {
                double cap = silhouette == Silhouette.BOTTLE ? 0.12 * size : 0.09 * size;
                graphics.setColor(palette.ink());
                graphics.fill(new RoundRectangle2D.Double(-half * 1.14, y - cap * 0.8, half * 2.28, cap, 14, 14));
                graphics.setColor(Palette.alpha(Color.WHITE, 0.18));
                graphics.fill(new RoundRectangle2D.Double(-half * 0.8, y - cap * 0.8, half * 0.3, cap, 8, 8));
            }
            case VASE, MUG, BOWL -> {
                graphics.setColor(palette.light());
                graphics.fill(new Ellipse2D.Double(-half, y - half * 0.20, half * 2, half * 0.40));
                graphics.setColor(palette.shade());
                graphics.fill(new Ellipse2D.Double(-half * 0.90, y - half * 0.14, half * 1.80, half * 0.30));
            }
            default -> {
                // Closed on top.
            }
        }
    }
}
