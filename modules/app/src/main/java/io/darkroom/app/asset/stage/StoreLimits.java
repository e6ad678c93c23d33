package io.darkroom.app.asset.stage;

import io.darkroom.app.asset.download.Download;
import io.darkroom.app.config.setting.Settings;
import io.darkroom.provider.Kept.Shape;
import io.darkroom.providers.picture.PictureType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which pictures are stored. Any thread.
 *
 * @param types kinds of them, at least one
 * @param maxPixels most pixels, 1 or more
 */
public record StoreLimits(Set<PictureType> types, long maxPixels) {
    private static final String TYPES = "pictures.types";

    public StoreLimits {
        types = Set.copyOf(types);
        if (types.isEmpty()) {
            throw new IllegalArgumentException(TYPES + " must name one of " + known() + " at least");
        }
        if (maxPixels < 1) {
            throw new IllegalArgumentException("pictures.max-pixels must be 1 or more, was " + maxPixels);
        }
    }

    /**
     * As the settings say.
     *
     * @throws IllegalArgumentException when one is wrong; names it
     */
    public static StoreLimits read(Settings settings) {
        Set<PictureType> types = EnumSet.noneOf(PictureType.class);
        List<String> wanted = settings.list(TYPES);
        wanted.forEach(name -> types.add(type(name)));
        return new StoreLimits(types, settings.integer("pictures.max-pixels"));
    }

    private static PictureType type(String name) {
        return Arrays.stream(PictureType.values())
                .filter(type -> type.extension().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("%s must be of %s, was %s".formatted(TYPES, known(), name)));
    }

    private static String known() {
        return Arrays.stream(PictureType.values()).map(PictureType::extension).collect(Collectors.joining(", "));
    }

    /** Why a picture is not stored; empty for one that is. */
    Optional<String> refuse(Download.Fetched picture, Optional<Shape> shape) {
        if (!types.contains(picture.type())) {
            return Optional.of("the picture is a %s; pictures.types does not name that"
                    .formatted(picture.type().extension()));
        }
        return shape.filter(header -> header.pixels() > maxPixels)
                .map(header -> "the picture has %d x %d pixels, more than %d (pictures.max-pixels)"
                        .formatted(header.width(), header.height(), maxPixels));
    }
}
