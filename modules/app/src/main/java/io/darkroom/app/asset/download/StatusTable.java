package io.darkroom.app.asset.download;

import io.darkroom.provider.FailureClass;
import java.util.Set;

/**
 * What the status of an answer without a picture means. No answer says anything about other pictures, which may lie
 * elsewhere, so none sets them waiting. Any thread.
 */
final class StatusTable {
    /** Not there yet, or not now. */
    private static final Set<Integer> AGAIN = Set.of(404, 408, 425, 429);

    private StatusTable() {}

    static FailureClass of(int status) {
        return status >= 500 || AGAIN.contains(status) ? FailureClass.PROVIDER_ERROR : FailureClass.RESULT_LOST;
    }
}
