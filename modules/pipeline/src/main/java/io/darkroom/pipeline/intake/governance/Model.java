package io.darkroom.pipeline.intake.governance;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a model; nothing is guessed, so an empty list limits nothing and promises nothing. Any thread.
 *
 * @param name as events spell it
 * @param vendorName as its provider spells it; property {@code models.<name>.name}
 * @param provider who draws it, where it is not the provider of the installation; property {@code models.<name>.provider}
 * @param aspects aspect ratios that it draws; property {@code models.<name>.aspects}
 * @param sizes sizes that it draws; property {@code models.<name>.sizes}
 * @param styles styles that it knows; property {@code models.<name>.styles}
 * @param transparent whether it draws without a background; property {@code models.<name>.transparent}
 * @param maxCount most pictures of one shot, 1 to 4; property {@code models.<name>.max-count}
 * @param reference what it does with a reference picture; property {@code models.<name>.reference}
 */
public record Model(
        String name,
        String vendorName,
        Optional<String> provider,
        List<String> aspects,
        List<String> sizes,
        List<String> styles,
        Optional<Boolean> transparent,
        int maxCount,
        Reference reference) {
    /** Most pictures of a shot that the contract allows. */
    public static final int MOST = 4;

    public Model {
        aspects = List.copyOf(aspects);
        sizes = List.copyOf(sizes);
        styles = List.copyOf(styles);
        if (maxCount < 1 || maxCount > MOST) {
            throw new IllegalArgumentException("models." + name + ".max-count must be 1 to 4, was " + maxCount);
        }
    }

    /** A model of which nothing is known but its name. */
    public static Model undescribed(String name) {
        return new Model(
                name, name, Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), MOST, Reference.TAKEN);
    }

    /** Whether anything says which forms it draws. */
    public boolean described() {
        return !drawn().isEmpty();
    }

    /** Its aspect ratios, else its sizes. */
    public List<String> drawn() {
        return aspects.isEmpty() ? sizes : aspects;
    }

    /** Whether it is known to draw an aspect ratio. */
    public boolean draws(String aspect) {
        return aspects.isEmpty() ? size(aspect).isPresent() : aspects.contains(aspect);
    }

    /** Whether it is known to draw a size. */
    boolean drawsSize(String size) {
        return sizes.isEmpty() ? AspectRatio.fitsAny(size, aspects) : sizes.contains(size);
    }

    /** The first of its sizes that has an aspect ratio. */
    Optional<String> size(String aspect) {
        return sizes.stream().filter(size -> AspectRatio.fits(size, aspect)).findFirst();
    }
}
