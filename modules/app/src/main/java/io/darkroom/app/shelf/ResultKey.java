package io.darkroom.app.shelf;

import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;

/** What a record of {@code image.completed} and the one of {@code image.assets} have in common. Any thread. */
record ResultKey(String idempotencyKey, long generation) {

    static ResultKey of(ImageCompleted result) {
        return new ResultKey(result.getIdempotencyKey(), result.getGeneration());
    }

    static ResultKey of(ImageAssets assets) {
        return new ResultKey(assets.getIdempotencyKey(), assets.getGeneration());
    }
}
