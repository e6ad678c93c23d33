package io.darkroom.app.shelf;

import io.darkroom.contract.ImageAssets;

/** What the asset stage said about a result. Any thread. */
sealed interface Answer {

    /** Its record. */
    record Told(ImageAssets assets) implements Answer {}

    /** Nothing, and it is not waited for any longer; one clause. */
    record Silent(String why) implements Answer {}
}
