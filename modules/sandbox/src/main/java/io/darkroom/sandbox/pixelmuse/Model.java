package io.darkroom.sandbox.pixelmuse;

import java.util.Arrays;
import java.util.Optional;

/** The models that the sandbox plays; their costs are made up, their names are the vendor's. */
enum Model {
    NANO_BANANA_2("nano-banana-2", "Nano Banana 2", 3, true, false),
    NANO_BANANA_PRO("nano-banana-pro", "Nano Banana Pro", 6, true, false),
    FLUX_SCHNELL("flux-schnell", "Flux Schnell", 1, false, false),
    IMAGEN_3("imagen-3", "Imagen 3", 4, false, false),
    RECRAFT_V4("recraft-v4", "Recraft V4", 4, false, false),
    RECRAFT_V4_PRO("recraft-v4-pro", "Recraft V4 Pro", 8, false, true);

    private final String id;
    private final String title;
    private final int credits;
    private final boolean takesPicture;
    private final boolean inline;

    Model(String id, String title, int credits, boolean takesPicture, boolean inline) {
        this.id = id;
        this.title = title;
        this.credits = credits;
        this.takesPicture = takesPicture;
        this.inline = inline;
    }

    static Optional<Model> of(String id) {
        return Arrays.stream(values()).filter(model -> model.id.equals(id)).findFirst();
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /** What one picture costs. */
    int credits() {
        return credits;
    }

    boolean takesPicture() {
        return takesPicture;
    }

    /** Whether its pictures come inside the answer, as data URIs. */
    boolean inline() {
        return inline;
    }
}
