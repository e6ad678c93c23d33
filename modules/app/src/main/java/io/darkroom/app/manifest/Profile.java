package io.darkroom.app.manifest;

import io.darkroom.app.catalog.Recipe;

/** Which fields result lines have. Any thread. */
public enum Profile {
    /** The lines of recipe A: one line per product with all its pictures. */
    catalog,
    /** The lines of recipe B: one line per shot. */
    shots,
    /** The lines of the file's own recipe and everything else that is known. */
    extended;

    /** The profile that users of the recipe expect. */
    public static Profile of(Recipe recipe) {
        return switch (recipe) {
            case CATALOG -> catalog;
            case SHOTS -> shots;
        };
    }
}
