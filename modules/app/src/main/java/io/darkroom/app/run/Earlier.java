package io.darkroom.app.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Orders of earlier runs that are still waiting and that the rows of this run do not name. Any thread.
 *
 * @param orders how many
 * @param pictures what they ask for, at most
 * @param folder where they wait
 */
record Earlier(int orders, long pictures, Path folder) {
    /**
     * Leaves out what the run asks for itself.
     *
     * @param waiting pictures by idempotency key
     */
    static Earlier without(Set<String> named, Map<String, Integer> waiting, Path folder) {
        int orders = 0;
        long pictures = 0;
        for (Map.Entry<String, Integer> each : waiting.entrySet()) {
            if (!named.contains(each.getKey())) {
                orders++;
                pictures += each.getValue();
            }
        }
        return new Earlier(orders, pictures, folder);
    }
}
