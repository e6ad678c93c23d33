package io.darkroom.providers.dialect;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an API is told the form of a picture: by a size in pixels, or by an aspect ratio. Any thread.
 *
 * @param sizes the size, width x height, of each aspect ratio of an API that draws sizes only; empty for one that takes
 *     aspect ratios
 * @param aspects aspect ratios that the API knows; a model may know fewer
 */
public record AspectSizes(Map<String, String> sizes, Set<String> aspects) {
    private static final double OFF = 0.03;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})x(\\d{1,6})");

    public AspectSizes {
        sizes = Map.copyOf(sizes);
        aspects = Set.copyOf(aspects);
    }

    /** An API that draws sizes only. */
    public static AspectSizes sizesOnly(Map<String, String> sizes) {
        return new AspectSizes(sizes, sizes.keySet());
    }

    /** An API that takes aspect ratios only. */
    public static AspectSizes aspectsOnly(String... aspects) {
        return new AspectSizes(Map.of(), Set.of(aspects));
    }

    /**
     * The aspect ratio that a size is asked for by: the nearest that the API knows, which it is off by 3 percent at most, as
     * sides are whole pixels and often multiples of 64; else its own. Empty when it is no size.
     */
    public Optional<String> aspectFor(String size) {
        return reduced(size)
                .map(own -> aspects.stream()
                        .filter(known -> off(own, known) <= OFF)
                        .min(Comparator.comparingDouble((String known) -> off(own, known))
                                .thenComparing(known -> known))
                        .orElse(own));
    }

    private static double off(String one, String other) {
        return Math.abs(ratio(one) / ratio(other) - 1);
    }

    private static double ratio(String aspect) {
        String[] sides = aspect.split(":", 2);
        return Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
    }

    /** In whole numbers as small as can be; empty when it is no size. */
    private static Optional<String> reduced(String size) {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigInteger width = new BigInteger(matcher.group(1));
        BigInteger height = new BigInteger(matcher.group(2));
        BigInteger common = width.gcd(height);
        return width.signum() * height.signum() == 0
                ? Optional.empty()
                : Optional.of(width.divide(common) + ":" + height.divide(common));
    }
}
