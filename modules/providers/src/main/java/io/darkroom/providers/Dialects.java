package io.darkroom.providers;

import io.darkroom.providers.creativeai.CreativeAi;
import io.darkroom.providers.dialect.Dialect;
import io.darkroom.providers.pixelmuse.PixelmuseGenerate;
import io.darkroom.providers.pixelmuse.PixelmuseImages;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table of the dialects. Any thread. */
public final class Dialects {
    /** Every dialect that Darkroom speaks. */
    public static final List<Dialect> ALL = List.of(new CreativeAi(), new PixelmuseImages(), new PixelmuseGenerate());

    private Dialects() {}

    /** The dialect of a name. */
    public static Optional<Dialect> of(String name) {
        return ALL.stream().filter(dialect -> dialect.name().equals(name)).findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return ALL.stream().map(Dialect::name).collect(Collectors.joining(", "));
    }
}
