package io.darkroom.sandbox.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;

/** The lines that say what a picture stands for, on a plate at the bottom. The canvas is 1024 high. Any thread. */
final class Caption {

    private static final double TITLE = 26;
    private static final double LABEL = 15;

    private Caption() {}

    static void draw(Graphics2D graphics, PictureSpec spec, Palette palette, double canvas) {
        String title = StrokeFont.drawable(spec.title().isEmpty() ? "Sandbox picture" : spec.title());
        String label = StrokeFont.drawable(spec.label().isEmpty() ? "sandbox" : spec.label() + " · sandbox");
        double titleHeight = fitting(title, TITLE, canvas * 0.84);
        double labelHeight = fitting(label, LABEL, canvas * 0.84);
        double titleWidth = StrokeFont.width(title, titleHeight);
        double labelWidth = StrokeFont.width(label, labelHeight);
        double plate = Math.max(titleWidth, labelWidth) + 76;
        graphics.setColor(Palette.alpha(Color.WHITE, 0.80));
        graphics.fill(new RoundRectangle2D.Double((canvas - plate) / 2, 900, plate, 92, 46, 46));
        graphics.setColor(palette.ink());
        StrokeFont.draw(graphics, title, (canvas - titleWidth) / 2, 918 + (TITLE - titleHeight) / 2, titleHeight, 0.14);
        graphics.setColor(Palette.mix(palette.ink(), palette.body(), 0.55));
        StrokeFont.draw(graphics, label, (canvas - labelWidth) / 2, 961, labelHeight, 0.13);
    }

    private static double fitting(String text, double height, double width) {
        double wanted = StrokeFont.width(text, height);
        return wanted <= width ? height : height * width / wanted;
    }
}
