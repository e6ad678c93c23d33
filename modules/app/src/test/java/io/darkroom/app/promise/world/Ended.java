package io.darkroom.app.promise.world;

import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.LedgerState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whether a key has come to an end. Any thread. */
final class Ended {
    private Ended() {}

    /** @param said what was said about a key, the newest last; null when nothing was */
    static boolean in(@Nullable List<GenerationStatus> said) {
        return said != null && said.getLast().getState() != LedgerState.IN_PROGRESS;
    }
}
