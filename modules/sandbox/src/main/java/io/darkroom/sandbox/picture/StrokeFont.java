package io.darkroom.sandbox.picture;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A small font of strokes, because a server's JDK often has no fonts at all. Capitals, digits and common signs; accents
 * are dropped, other scripts become dots. A glyph is a list of lines; each point is a column a to e and a row 0 to 7.
 * Any thread.
 */
final class StrokeFont {

    /** Rows from the top of a capital to the base line. */
    private static final double CAP = 6;

    private static final double GAP = 2.2;
    private static final double SPACE = 2.6;
    private static final String UNKNOWN = "c3c3";

    private static final Map<Character, String> GLYPHS = new HashMap<>();

    static {
        glyphs(
                "A a6c0e6 b4d4|B a0a6d6e5e4d3a3 a0d0e1e2d3|C e1d0b0a1a5b6d6e5|D a0a6c6e4e2c0a0|E e0a0a6e6 a3d3|F e0a0a6 a3d3");
        glyphs(
                "G e1d0b0a1a5b6d6e5e3c3|H a0a6 e0e6 a3e3|I c0c6|J e0e5d6b6a5|K a0a6 e0a3e6|L a0a6e6|M a6a0c3e0e6|N a6a0e6e0");
        glyphs("O b0d0e1e5d6b6a5a1b0|P a6a0d0e1e2d3a3|Q b0d0e1e5d6b6a5a1b0 c4e6|R a6a0d0e1e2d3a3 c3e6");
        glyphs("S e1d0b0a1a2b3d3e4e5d6b6a5|T a0e0 c0c6|U a0a5b6d6e5e0|V a0c6e0|W a0b6c2d6e0|X a0e6 e0a6|Y a0c3e0 c3c6");
        glyphs("Z a0e0a6e6|0 b0d0e1e5d6b6a5a1b0|1 b1c0c6|2 a1b0d0e1e2a6e6|3 a1b0d0e1e2d3c3 d3e4e5d6b6a5|4 d6d0a4e4");
        glyphs(
                "5 e0a0a3d3e4e5d6b6a5|6 e1d0b0a1a5b6d6e5e4d3a3|7 a0e0b6|8 b3a2a1b0d0e1e2d3b3a4a5b6d6e5e4d3|9 e3b3a2a1b0d0e1e5d6b6a5");
        glyphs(
                "- b3d3|– a3e3|. c6c6|, c6b7|: c2c2 c5c5|; c2c2 c5b7|' c0c1|’ c0c1|\" b0b1 d0d1|/ a6e0|& e6a1b0c0d1a4a5b6c6e4");
        glyphs(
                "( d0c1c5d6|) b0c1c5b6|+ c1c5 a3e3|% a6e0 a1a1 e5e5|! c0c4 c6c6|? a1b0d0e1e2c3c4 c6c6|_ a6e6|· c3c3|× b2d4 d2b4");
        glyphs("# b1b5 d1d5 a2e2 a4e4|= a2e2 a4e4|* b2d4 d2b4 c1c5|… a6a6 c6c6 e6e6|@ d4c4c2d2d4e4e1d0b0a1a5b6e6");
    }

    private StrokeFont() {}

    private static void glyphs(String table) {
        for (String entry : table.split("\\|", 0)) {
            GLYPHS.put(entry.charAt(0), entry.substring(2));
        }
    }

    /** What will be drawn of a text: capitals without accents. */
    static String drawable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("ß", "ss")
                .toUpperCase(Locale.ROOT);
    }

    /** Width of a drawable text whose capitals are {@code height} high. */
    static double width(String drawable, double height) {
        double columns = 0;
        for (int i = 0; i < drawable.length(); i++) {
            char letter = drawable.charAt(i);
            columns += letter == ' ' ? SPACE + GAP : right(glyph(letter)) - left(glyph(letter)) + GAP;
        }
        return Math.max(0, columns - GAP) * height / CAP;
    }

    /** Draws a drawable text with its upper left corner at x, y. */
    static void draw(Graphics2D graphics, String drawable, double x, double y, double height, double weight) {
        double scale = height / CAP;
        Path2D lines = new Path2D.Double();
        double at = x;
        for (int i = 0; i < drawable.length(); i++) {
            char letter = drawable.charAt(i);
            if (letter == ' ') {
                at += (SPACE + GAP) * scale;
                continue;
            }
            String glyph = glyph(letter);
            append(lines, glyph, at - left(glyph) * scale, y, scale);
            at += (right(glyph) - left(glyph) + GAP) * scale;
        }
        graphics.setStroke(new BasicStroke((float) (height * weight), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(lines);
    }

    private static String glyph(char letter) {
        return GLYPHS.getOrDefault(letter, UNKNOWN);
    }

    private static void append(Path2D lines, String glyph, double x, double y, double scale) {
        boolean pen = false;
        for (int i = 0; i < glyph.length(); i += 2) {
            if (glyph.charAt(i) == ' ') {
                pen = false;
                i++;
            }
            double px = x + (glyph.charAt(i) - 'a') * scale;
            double py = y + (glyph.charAt(i + 1) - '0') * scale;
            if (pen) {
                lines.lineTo(px, py);
            } else {
                lines.moveTo(px, py);
            }
            pen = true;
        }
    }

    private static int left(String glyph) {
        return glyph.chars().filter(Character::isLetter).min().orElse('a') - 'a';
    }

    private static int right(String glyph) {
        return glyph.chars().filter(Character::isLetter).max().orElse('e') - 'a';
    }
}
