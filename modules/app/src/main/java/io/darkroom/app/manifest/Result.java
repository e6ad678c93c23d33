package io.darkroom.app.manifest;

import io.darkroom.app.pictures.StoredPicture;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import java.util.List;

/** How a row ended. Any thread. */
public sealed interface Result {

    /**
     * Pictures were drawn.
     *
     * @param pictures the result's pictures in its order; empty before they were looked after
     */
    record Completed(ImageCompleted image, List<StoredPicture> pictures) implements Result {
        public Completed {
            pictures = List.copyOf(pictures);
        }
    }

    /** Tried, rejected or expired: the pipeline said so. */
    record Failed(ImageFailed failure) implements Result {}

    /** Never published: the row itself is wrong. */
    record Refused(String reason) implements Result {}

    /** The ledger knows a result that can no longer be read. */
    record Gone(String idempotencyKey, long generation, String reason) implements Result {}
}
