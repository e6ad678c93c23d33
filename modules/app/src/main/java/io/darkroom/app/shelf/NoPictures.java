package io.darkroom.app.shelf;

import io.darkroom.app.config.DarkroomConfig;

/** What a user reads whose run brings no pictures, because nobody stores them. Any thread. */
public final class NoPictures {
    private NoPictures() {}

    /** Why, and which setting brings them. */
    public static String sentence(DarkroomConfig config) {
        String store = config.settings().origin("assets.store");
        return config.cluster().remote()
                ? "No pictures are brought here: on a cluster the asset stage of darkroom serve stores them, and assets.store is none (from %s). Lines have the provider's addresses; set assets.store as serve has it for the files."
                        .formatted(store)
                : "No pictures are brought here: assets.store is none (from %s). Lines have the provider's addresses; set assets.store to folder for the files."
                        .formatted(store);
    }
}
