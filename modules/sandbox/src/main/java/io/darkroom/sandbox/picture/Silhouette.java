package io.darkroom.sandbox.picture;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.Locale;

/**
 * Things that a shop may sell, as a turned profile: pairs of half width and height (1 = top), top first. What the title
 * names is drawn, else one chosen by the key. Pure.
 */
enum Silhouette {
    BOTTLE("bottle serum oil shampoo perfume wine spray", 0.09, 1, 0.09, 0.80, 0.26, 0.66, 0.27, 0.05, 0.25, 0),
    VASE("vase pot planter jug carafe", 0.15, 0.92, 0.09, 0.78, 0.36, 0.45, 0.30, 0.16, 0.15, 0.02, 0.16, 0),
    JAR("jar cream candle honey tin", 0.30, 0.70, 0.31, 0.66, 0.34, 0.60, 0.34, 0.06, 0.31, 0),
    MUG("mug cup tea coffee espresso", 0.29, 0.66, 0.29, 0.64, 0.28, 0.08, 0.22, 0),
    BOWL("bowl plate dish tray", 0.44, 0.42, 0.43, 0.38, 0.34, 0.10, 0.14, 0.02, 0.14, 0),
    LAMP("lamp light lantern", 0.16, 0.98, 0.36, 0.58, 0.36, 0.56, 0.03, 0.56, 0.03, 0.06, 0.20, 0.03, 0.20, 0),
    CUSHION(
            "cushion pillow throw blanket towel linen rug scarf",
            0.30,
            0.70,
            0.37,
            0.68,
            0.34,
            0.36,
            0.37,
            0.03,
            0.30,
            0),
    CARAFE("speaker kettle grinder toaster watch phone", 0.22, 0.86, 0.25, 0.82, 0.30, 0.42, 0.33, 0.06, 0.30, 0);

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // Never written to.
    private final double[] profile;

    Silhouette(String words, double... profile) {
        this.words = words;
        this.profile = profile;
    }

    static Silhouette of(String title, long seed) {
        for (String word : title.toLowerCase(Locale.ROOT).split("[^a-z]+", 0)) {
            String singular = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
            for (Silhouette silhouette : values()) {
                if (!singular.isEmpty() && (" " + silhouette.words + " ").contains(" " + singular + " ")) {
                    return silhouette;
                }
            }
        }
        return values()[(int) ((seed >>> 24) & 0xff) % values().length];
    }

    double height() {
        return profile[1];
    }

    double topHalfWidth() {
        return profile[0];
    }

    double halfWidth() {
        double widest = 0;
        for (int i = 0; i < profile.length; i += 2) {
            widest = Math.max(widest, profile[i]);
        }
        return widest;
    }

    /** The outline with its base line through the origin, {@code size} pixels per unit. */
    Shape outline(double size) {
        Path2D path = new Path2D.Double();
        path.moveTo(0, -profile[1] * size);
        side(path, size, 1);
        side(path, size, -1);
        path.closePath();
        return path;
    }

    /** Down one side; the corners are rounded by going from middle to middle with the corner as control point. */
    private void side(Path2D path, double size, int sign) {
        int points = profile.length / 2;
        for (int step = 0; step < points; step++) {
            int i = sign > 0 ? step : points - 1 - step;
            int next = sign > 0 ? i + 1 : i - 1;
            double x = sign * profile[2 * i] * size;
            double y = -profile[2 * i + 1] * size;
            if (next < 0 || next >= points) {
                path.lineTo(x, y);
                continue;
            }
            double middleX = (x + sign * profile[2 * next] * size) / 2;
            double middleY = (y - profile[2 * next + 1] * size) / 2;
            if (step == 0) {
                path.lineTo(x, y);
                path.lineTo(middleX, middleY);
            } else {
                path.quadTo(x, y, middleX, middleY);
            }
        }
    }
}
