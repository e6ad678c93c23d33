package io.darkroom.pipeline.intake.governance;

import io.darkroom.contract.rules.Patterns;
import java.util.Collection;
import java.util.Optional;

/**
 * An aspect ratio, of a picture's sides or as it is asked for. Sides are whole pixels, often multiples of 64, so that a size
 * stands for a ratio when it is off by 3 percent at most: 1344x768 is 16:9. Any thread.
 *
 * @param value width by height
 */
record AspectRatio(double value) {
    private static final double OFF = 0.03;

    /** Of a ratio such as 4:5; empty when the text is none. */
    static Optional<AspectRatio> of(String aspect) {
        return Patterns.ASPECT.matcher(aspect).matches() ? Optional.of(parsed(aspect, ":")) : Optional.empty();
    }

    /** Of a size such as 1024x1280; empty when the text is none. */
    static Optional<AspectRatio> ofSize(String size) {
        return Patterns.SIZE.matcher(size).matches() ? Optional.of(parsed(size, "x")) : Optional.empty();
    }

    /** Whether a size has this aspect ratio, about. */
    static boolean fits(String size, String aspect) {
        return ofSize(size).flatMap(sides -> of(aspect).map(sides::near)).orElse(false);
    }

    /** Whether a size has one of these aspect ratios, about. */
    static boolean fitsAny(String size, Collection<String> aspects) {
        return aspects.stream().anyMatch(aspect -> fits(size, aspect));
    }

    private boolean near(AspectRatio wanted) {
        return Math.abs(value / wanted.value - 1) <= OFF;
    }

    private static AspectRatio parsed(String text, String between) {
        String[] sides = text.split(between, 2);
        return new AspectRatio(Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]));
    }
}
