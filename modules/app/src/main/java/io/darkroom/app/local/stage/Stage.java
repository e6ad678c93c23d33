package io.darkroom.app.local.stage;

/** A part of the pipeline that a process can run alone. */
public enum Stage {
    /** Validates, renders and admits. */
    INTAKE,
    /** Calls the image API. */
    GENERATION,
    /** Stores the pictures of results. */
    ASSETS
}
