package io.darkroom.sandbox.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Locale;
import java.util.stream.Stream;

/** A house under the sky, for what lies outside the rooms. The canvas is 1536 wide and 1024 high. One thread. */
final class OutdoorScene {

    private static final Color SKY = new Color(0xCFE6F5);
    private static final Color MEADOW = new Color(0xB9D3A0);
    private static final Color LEAVES = new Color(0x6E9B63);
    private static final Color SUN = new Color(0xF6D58A);
    private static final Color BARK = new Color(0x7A5C45);

    private final Palette palette;

    OutdoorScene(Palette palette) {
        this.palette = palette;
    }

    static boolean named(String name) {
        String text = name.toLowerCase(Locale.ROOT);
        return Stream.of("garden", "balcony", "exterior", "building", "terrace", "patio")
                .anyMatch(text::contains);
    }

    void draw(Graphics2D graphics) {
        graphics.setColor(SKY);
        graphics.fill(new Rectangle2D.Double(0, 0, 1536, 1024));
        graphics.setColor(SUN);
        graphics.fill(new Ellipse2D.Double(1180, 110, 130, 130));
        graphics.setColor(Palette.alpha(Color.WHITE, 0.8));
        graphics.fill(new Ellipse2D.Double(180, 150, 260, 70));
        graphics.fill(new Ellipse2D.Double(260, 110, 180, 100));
        hill(graphics, Palette.mix(MEADOW, SKY, 0.45), 560, 430, 620);
        hill(graphics, MEADOW, 700, 640, 690);
        path(graphics);
        house(graphics);
        tree(graphics, 330, 0.9);
        tree(graphics, 1270, 1.15);
    }

    private static void hill(Graphics2D graphics, Color color, double left, double middle, double right) {
        Path2D hill = new Path2D.Double();
        hill.moveTo(0, left);
        hill.curveTo(420, middle, 900, middle + 120, 1536, right - 60);
        hill.lineTo(1536, 1024);
        hill.lineTo(0, 1024);
        hill.closePath();
        graphics.setColor(color);
        graphics.fill(hill);
    }

    private void path(Graphics2D graphics) {
        Path2D path = new Path2D.Double();
        path.moveTo(740, 790);
        path.lineTo(810, 790);
        path.curveTo(840, 880, 960, 940, 1010, 1024);
        path.lineTo(640, 1024);
        path.curveTo(720, 930, 745, 880, 740, 790);
        path.closePath();
        graphics.setColor(Palette.mix(palette.backdropLight(), BARK, 0.22));
        graphics.fill(path);
    }

    private void house(Graphics2D graphics) {
        graphics.setColor(Palette.mix(palette.light(), Color.WHITE, 0.45));
        graphics.fill(new Rectangle2D.Double(520, 450, 500, 345));
        Path2D roof = new Path2D.Double();
        roof.moveTo(470, 460);
        roof.lineTo(770, 250);
        roof.lineTo(1070, 460);
        roof.closePath();
        graphics.setColor(palette.shade());
        graphics.fill(roof);
        graphics.setColor(palette.body());
        graphics.fill(new RoundRectangle2D.Double(728, 610, 94, 185, 12, 12));
        for (double x : new double[] {570, 880}) {
            graphics.setColor(Color.WHITE);
            graphics.fill(new RoundRectangle2D.Double(x, 540, 96, 120, 8, 8));
            graphics.setColor(palette.ink());
            graphics.fill(new Rectangle2D.Double(x + 9, 549, 35, 102));
            graphics.fill(new Rectangle2D.Double(x + 52, 549, 35, 102));
        }
    }

    private static void tree(Graphics2D graphics, double x, double size) {
        graphics.setColor(BARK);
        graphics.fill(new RoundRectangle2D.Double(x - 14 * size, 800 - 190 * size, 28 * size, 190 * size, 14, 14));
        graphics.setColor(LEAVES);
        graphics.fill(new Ellipse2D.Double(x - 105 * size, 800 - 400 * size, 210 * size, 250 * size));
        graphics.setColor(Palette.alpha(Color.WHITE, 0.12));
        graphics.fill(new Ellipse2D.Double(x - 80 * size, 800 - 380 * size, 100 * size, 150 * size));
    }
}
