package io.darkroom.app.run.preview;

import io.darkroom.app.order.WaitingOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Orders of earlier runs that are still waiting and that the rows of this run do not name. Any thread.
 *
 * @param byProvider what each provider is to draw
 * @param folder where they wait
 */
record Earlier(Map<String, List<WaitingOrder>> byProvider, Path folder) {
    Earlier {
        byProvider = Map.copyOf(byProvider);
    }

    /** Nothing waits. */
    static Earlier none(Path folder) {
        return new Earlier(Map.of(), folder);
    }

    /**
     * Leaves out what the run asks for itself.
     *
     * @param waiting by idempotency key
     * @param otherwise provider of orders whose own is not known any more
     */
    static Earlier without(Set<String> named, Map<String, WaitingOrder> waiting, String otherwise, Path folder) {
        return new Earlier(
                waiting.entrySet().stream()
                        .filter(each -> !named.contains(each.getKey()))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.groupingBy(order -> order.provider().orElse(otherwise))),
                folder);
    }

    /** How many. */
    int orders() {
        return byProvider.keySet().stream().mapToInt(this::orders).sum();
    }

    /** How many a provider draws. */
    int orders(String provider) {
        return of(provider).size();
    }

    /** What they ask for, at most. */
    long pictures() {
        return byProvider.keySet().stream().mapToLong(this::pictures).sum();
    }

    /** What those of a provider ask for, at most. */
    long pictures(String provider) {
        return of(provider).stream().mapToLong(WaitingOrder::pictures).sum();
    }

    private List<WaitingOrder> of(String provider) {
        return byProvider.getOrDefault(provider, List.of());
    }
}
