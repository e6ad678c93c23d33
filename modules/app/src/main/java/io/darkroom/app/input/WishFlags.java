package io.darkroom.app.input;

import io.darkroom.app.catalog.Wishes;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags for what every shot of a CSV file asks for. One thread. */
final class WishFlags {
    @Option(
            names = "--placement",
            paramLabel = "NAME",
            description =
                    "Where the pictures are shown: decides aspect ratio and model; darkroom placements lists them.")
    private @Nullable String placement;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Model that draws; default: that of the placement, else of the provider.")
    private @Nullable String model;

    @Option(
            names = "--aspect",
            paramLabel = "W:H",
            description = "Aspect ratio, such as 4:5; default: that of the placement, else the segment's size.")
    private @Nullable String aspect;

    @Option(
            names = "--background",
            paramLabel = "NAME",
            description = "Background of the pictures, such as transparent; depends on the model.")
    private @Nullable String background;

    @Option(
            names = "--campaign",
            paramLabel = "NAME",
            description = "Campaign that the rows belong to: they are drawn in its window, within its cap.")
    private @Nullable String campaign;

    Wishes wishes() {
        return new Wishes(
                Optional.ofNullable(placement),
                Optional.ofNullable(model),
                Optional.ofNullable(aspect),
                Optional.ofNullable(background),
                Optional.ofNullable(campaign));
    }

    /** The first of these flags that was given. */
    Optional<String> given() {
        return Stream.of(
                        placement == null ? "" : "--placement",
                        model == null ? "" : "--model",
                        aspect == null ? "" : "--aspect",
                        background == null ? "" : "--background",
                        campaign == null ? "" : "--campaign")
                .filter(flag -> !flag.isEmpty())
                .findFirst();
    }
}
