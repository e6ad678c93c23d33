package io.darkroom.app.promise.evidence;

import java.util.List;

/**
 * What the stores of generation still keep at the end, by key.
 *
 * @param openCalls requests that were not settled
 * @param dueRetries retries that were not redelivered
 * @param unclaimed paid results that nobody asked for
 */
public record Leftovers(List<String> openCalls, List<String> dueRetries, List<String> unclaimed) {
    public static final Leftovers NONE = new Leftovers(List.of(), List.of(), List.of());

    public Leftovers {
        openCalls = List.copyOf(openCalls);
        dueRetries = List.copyOf(dueRetries);
        unclaimed = List.copyOf(unclaimed);
    }

    /** Whether all work is done. */
    public boolean isIdle() {
        return openCalls.isEmpty() && dueRetries.isEmpty();
    }
}
