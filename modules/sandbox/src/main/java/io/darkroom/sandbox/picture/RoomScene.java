package io.darkroom.sandbox.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Locale;

/** A room with a window and the furniture that its name asks for. The canvas is 1536 wide and 1024 high. One thread. */
final class RoomScene {

    private static final double FLOOR = 690;

    private final PictureSpec spec;
    private final Palette palette;
    private final boolean mirrored;

    RoomScene(PictureSpec spec, Palette palette) {
        this.spec = spec;
        this.palette = palette;
        this.mirrored = ((spec.seed() >>> 20) & 1) == 1;
    }

    void draw(Graphics2D graphics) {
        floor(graphics);
        if (mirrored) {
            graphics.translate(1536, 0);
            graphics.scale(-1, 1);
        }
        window(graphics);
        frame(graphics);
        String name = (spec.label() + " " + spec.title()).toLowerCase(Locale.ROOT);
        if (name.contains("bed")) {
            bed(graphics);
        } else if (name.contains("kitchen") || name.contains("bath")) {
            counter(graphics);
        } else if (name.contains("dining") || name.contains("office")) {
            table(graphics);
        } else {
            sofa(graphics);
        }
        plant(graphics);
        if (mirrored) {
            graphics.scale(-1, 1);
            graphics.translate(-1536, 0);
        }
    }

    private void floor(Graphics2D graphics) {
        Color wood = Palette.mix(new Color(0xC9A27C), palette.body(), 0.18);
        box(graphics, wood, 0, FLOOR, 1536, 334, 0);
        graphics.setColor(Palette.alpha(Palette.mix(wood, Color.BLACK, 0.35), 0.35));
        graphics.setStroke(new BasicStroke(2.5f));
        for (int i = -14; i <= 14; i++) {
            graphics.draw(new Line2D.Double(768 + i * 78, FLOOR, 768 + i * 210, 1024));
        }
        box(graphics, Palette.mix(palette.backdropLight(), Color.WHITE, 0.5), 0, FLOOR - 22, 1536, 22, 0);
    }

    private void window(Graphics2D graphics) {
        box(graphics, Color.WHITE, 120, 130, 400, 400, 14);
        box(graphics, new Color(0xBFE0F2), 140, 150, 360, 360, 6);
        box(graphics, new Color(0xD9EBC9), 140, 420, 360, 90, 6);
        graphics.setColor(Palette.alpha(Color.WHITE, 0.75));
        graphics.fill(new Ellipse2D.Double(190, 210, 120, 44));
        graphics.fill(new Ellipse2D.Double(240, 190, 110, 60));
        box(graphics, Color.WHITE, 313, 150, 14, 360, 0);
        box(graphics, Color.WHITE, 140, 323, 360, 12, 0);
        Path2D light = new Path2D.Double();
        light.moveTo(250, FLOOR + 20);
        light.lineTo(640, FLOOR + 20);
        light.lineTo(900, 1024);
        light.lineTo(390, 1024);
        light.closePath();
        graphics.setColor(Palette.alpha(Color.WHITE, 0.16));
        graphics.fill(light);
    }

    private void frame(Graphics2D graphics) {
        box(graphics, palette.ink(), 830, 160, 200, 230, 6);
        box(graphics, palette.backdropLight(), 844, 174, 172, 202, 2);
        graphics.setColor(palette.accent());
        graphics.fill(new Ellipse2D.Double(880, 205, 72, 72));
        graphics.setColor(palette.body());
        Path2D hill = new Path2D.Double();
        hill.moveTo(844, 376);
        hill.curveTo(900, 270, 950, 330, 1016, 300);
        hill.lineTo(1016, 376);
        hill.closePath();
        graphics.fill(hill);
    }

    private void sofa(Graphics2D graphics) {
        rug(graphics, 880);
        box(graphics, palette.shade(), 585, 760, 26, 60, 8);
        box(graphics, palette.shade(), 1150, 760, 26, 60, 8);
        box(graphics, palette.body(), 570, 500, 620, 240, 60);
        box(graphics, Palette.mix(palette.body(), palette.shade(), 0.35), 520, 570, 120, 215, 50);
        box(graphics, Palette.mix(palette.body(), palette.shade(), 0.35), 1120, 570, 120, 215, 50);
        box(graphics, palette.shade(), 600, 720, 560, 50, 10);
        box(graphics, palette.light(), 630, 650, 250, 110, 34);
        box(graphics, palette.light(), 882, 650, 250, 110, 34);
        box(graphics, palette.accent(), 690, 560, 110, 105, 30);
    }

    private void bed(Graphics2D graphics) {
        rug(graphics, 880);
        box(graphics, palette.shade(), 560, 430, 640, 260, 30);
        box(graphics, Palette.mix(palette.backdropLight(), Color.WHITE, 0.6), 540, 610, 680, 200, 36);
        box(graphics, palette.body(), 530, 690, 700, 140, 30);
        box(graphics, Color.WHITE, 610, 560, 220, 100, 44);
        box(graphics, Color.WHITE, 930, 560, 220, 100, 44);
        box(graphics, palette.accent(), 530, 690, 700, 26, 12);
    }

    private void counter(Graphics2D graphics) {
        for (int i = 0; i < 4; i++) {
            box(graphics, palette.body(), 600 + i * 190, 540, 182, 230, 6);
            box(graphics, palette.light(), 660 + i * 190, 570, 60, 10, 5);
        }
        box(graphics, Palette.mix(palette.ink(), Color.WHITE, 0.15), 580, 512, 790, 34, 8);
        box(graphics, palette.shade(), 600, 770, 752, 34, 0);
        box(graphics, palette.light(), 1080, 90, 290, 190, 6);
        box(graphics, new Color(0xB9C2C8), 1000, 420, 12, 96, 6);
        box(graphics, new Color(0xB9C2C8), 960, 412, 52, 12, 6);
    }

    private void table(Graphics2D graphics) {
        rug(graphics, 900);
        for (double x : new double[] {620, 1060}) {
            box(graphics, palette.shade(), x, 540, 110, 190, 24);
            box(graphics, palette.shade(), x + 8, 720, 14, 120, 4);
            box(graphics, palette.shade(), x + 88, 720, 14, 120, 4);
        }
        box(graphics, palette.body(), 560, 640, 680, 36, 14);
        box(graphics, palette.shade(), 610, 676, 24, 190, 6);
        box(graphics, palette.shade(), 1166, 676, 24, 190, 6);
        box(graphics, palette.accent(), 850, 560, 90, 82, 24);
    }

    private void rug(Graphics2D graphics, double x) {
        graphics.setColor(Palette.alpha(palette.accent(), 0.45));
        graphics.fill(new Ellipse2D.Double(x - 480, 775, 960, 170));
        graphics.setColor(Palette.alpha(Color.WHITE, 0.35));
        graphics.setStroke(new BasicStroke(6));
        graphics.draw(new Ellipse2D.Double(x - 440, 788, 880, 144));
    }

    private void plant(Graphics2D graphics) {
        graphics.setColor(new Color(0x4E7F5B));
        for (int i = 0; i < 7; i++) {
            double turn = (i - 3) * 0.34;
            graphics.rotate(turn, 1380, 680);
            graphics.fill(new Ellipse2D.Double(1354, 440 + Math.abs(i - 3) * 26, 52, 240 - Math.abs(i - 3) * 26));
            graphics.rotate(-turn, 1380, 680);
        }
        box(graphics, palette.accent(), 1318, 670, 124, 130, 30);
    }

    private static void box(
            Graphics2D graphics, Color color, double x, double y, double width, double height, double arc) {
        graphics.setColor(color);
        graphics.fill(
                arc == 0
                        ? new Rectangle2D.Double(x, y, width, height)
                        : new RoundRectangle2D.Double(x, y, width, height, arc, arc));
    }
}
