package io.darkroom.app.order;

import io.darkroom.app.wording.Counted;
import io.darkroom.contract.GenerationRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** Pictures that are to be drawn, by provider and model. One thread. */
public final class Basket {
    private final Map<Kind, Long> pictures = new TreeMap<>();
    private final Map<Kind, Long> calls = new TreeMap<>();

    /**
     * Pictures that cost the same.
     *
     * @param model as the provider spells it; empty when it is not known any more
     */
    record Kind(String provider, String model) implements Comparable<Kind> {
        private static final Comparator<Kind> ORDER =
                Comparator.comparing(Kind::provider).thenComparing(Kind::model);

        @Override
        public int compareTo(Kind other) {
            return ORDER.compare(this, other);
        }
    }

    /** Puts an order in: a call. */
    public void add(GenerationRequest order) {
        add(new Kind(order.getProvider(), order.getModel()), 1, order.getCount());
    }

    /** The same and orders of which no more is known than how many pictures they ask for. */
    public Basket with(String provider, long orders, long count) {
        Basket all = new Basket();
        all.pictures.putAll(pictures);
        all.calls.putAll(calls);
        if (orders > 0) {
            all.add(new Kind(provider, ""), orders, count);
        }
        return all;
    }

    private void add(Kind kind, long orders, long count) {
        calls.merge(kind, orders, Long::sum);
        pictures.merge(kind, count, Long::sum);
    }

    /** Pictures in all. */
    public long pictures() {
        return pictures.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Calls in all. */
    public long calls() {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * How many pictures in how many calls to whom.
     *
     * @param provider who is named when nothing is drawn
     * @param number how a number of pictures is written
     */
    public String words(String provider, LongFunction<String> number) {
        Map<String, Basket> each = byProvider();
        return (each.isEmpty() ? Map.of(provider, this) : each)
                .entrySet().stream()
                        .map(part -> "%s in %s to %s"
                                .formatted(
                                        number.apply(part.getValue().pictures()),
                                        Counted.of(part.getValue().calls(), "call"),
                                        part.getKey()))
                        .collect(Collectors.joining(", "));
    }

    /** What each provider is to draw, by its name. */
    public NavigableMap<String, Basket> byProvider() {
        NavigableMap<String, Basket> baskets = new TreeMap<>();
        pictures.forEach((kind, count) -> baskets.computeIfAbsent(kind.provider(), name -> new Basket())
                .add(kind, calls.getOrDefault(kind, 0L), count));
        return baskets;
    }

    Map<Kind, Long> byKind() {
        return Collections.unmodifiableMap(pictures);
    }
}
