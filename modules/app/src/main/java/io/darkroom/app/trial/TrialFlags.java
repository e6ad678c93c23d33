package io.darkroom.app.trial;

import io.darkroom.app.exit.UserError;
import io.darkroom.contract.Shot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags for what is drawn on trial. One thread. */
final class TrialFlags {
    private static final int MOST_VARIANTS = 48;

    @Option(
            names = "--variants",
            paramLabel = "1..48",
            defaultValue = "12",
            description = "Pictures of each model, a call for each; default: ${DEFAULT-VALUE}.")
    private int variants;

    @Option(
            names = "--models",
            paramLabel = "NAME,…",
            split = ",",
            description =
                    "Models that draw side by side; default: that of the product's shot, of the placement, else of "
                            + "the provider. darkroom models lists those that are described.")
    private @Nullable List<String> models;

    @Option(
            names = "--placement",
            paramLabel = "NAME",
            description = "Where the pictures are to be shown: decides aspect ratio and allowed models; darkroom "
                    + "placements lists them.")
    private @Nullable String placement;

    @Option(names = "--aspect", paramLabel = "W:H", description = "Aspect ratio, such as 4:5.")
    private @Nullable String aspect;

    @Option(names = "--background", paramLabel = "NAME", description = "Background, such as transparent.")
    private @Nullable String background;

    int variants() {
        if (variants < 1 || variants > MOST_VARIANTS) {
            throw UserError.usage("--variants must be 1 to %d, was %d.".formatted(MOST_VARIANTS, variants));
        }
        return variants;
    }

    /** The models that were named, each once; none for the one that would draw the product anyway. */
    List<String> models() {
        return models == null
                ? List.of()
                : models.stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
    }

    /** Puts what was given over what a shot asks for. */
    Shot.Builder over(Shot.Builder shot) {
        Optional.ofNullable(placement).ifPresent(shot::setPlacement);
        Optional.ofNullable(aspect).ifPresent(ratio -> shot.setAspect(ratio).setSize(null));
        Optional.ofNullable(background).ifPresent(shot::setBackground);
        return shot;
    }
}
