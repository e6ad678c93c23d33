package io.darkroom.app.manifest;

import io.darkroom.app.catalog.Recipe;

/** Which fields result lines have. Any thread. */
public enum Profile {
    /** The lines of recipe A: one line per product with all its pictures. */
    CATALOG,
    /** The lines of recipe B: one line per shot. */
    SHOTS,
    /** The lines of the file's own recipe and everything else that is known. */
    EXTENDED;

    /** The profile that users of the recipe expect. */
    public static Profile of(Recipe recipe) {
        return switch (recipe) {
            case CATALOG -> CATALOG;
            case SHOTS -> SHOTS;
        };
    }
}
