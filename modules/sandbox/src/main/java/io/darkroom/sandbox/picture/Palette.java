package io.darkroom.sandbox.picture;

import java.awt.Color;

/** Colours that go together, from one number. Pure. */
record Palette(Color backdropLight, Color backdropDark, Color body, Color shade, Color light, Color accent, Color ink) {

    static Palette of(long seed) {
        float hue = ((seed >>> 40) & 0xffff) / 65536f;
        float away = hue + 0.42f + ((seed >>> 32) & 0xff) / 1600f;
        return new Palette(
                Color.getHSBColor(away, 0.07f, 0.97f),
                Color.getHSBColor(away, 0.20f, 0.83f),
                Color.getHSBColor(hue, 0.46f, 0.72f),
                Color.getHSBColor(hue + 0.02f, 0.60f, 0.45f),
                Color.getHSBColor(hue - 0.02f, 0.30f, 0.92f),
                Color.getHSBColor(hue + 0.10f, 0.50f, 0.85f),
                Color.getHSBColor(away, 0.35f, 0.24f));
    }

    static Color alpha(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }

    static Color mix(Color a, Color b, double part) {
        return new Color(
                (int) (a.getRed() + (b.getRed() - a.getRed()) * part),
                (int) (a.getGreen() + (b.getGreen() - a.getGreen()) * part),
                (int) (a.getBlue() + (b.getBlue() - a.getBlue()) * part));
    }
}
