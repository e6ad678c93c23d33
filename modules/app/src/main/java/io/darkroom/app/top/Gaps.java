package io.darkroom.app.top;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a look could not see. Any thread.
 *
 * @param refused providers that this principal may not look at, and what it was told
 * @param silent processes that did not answer
 */
record Gaps(Map<String, String> refused, List<String> silent) {
    static final Gaps NONE = new Gaps(Map.of(), List.of());

    Gaps {
        refused = Map.copyOf(refused);
        silent = List.copyOf(silent);
    }

    /** As sentences. */
    List<String> words() {
        return Stream.concat(
                        new TreeMap<>(refused)
                                .entrySet().stream().map(each -> each.getKey() + " is left out. " + each.getValue()),
                        silent.stream().map(process -> "%s did not answer.".formatted(process)))
                .toList();
    }
}
