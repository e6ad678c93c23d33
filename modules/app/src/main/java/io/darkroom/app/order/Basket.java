package io.darkroom.app.order;

import io.darkroom.contract.GenerationRequest;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

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

    /** Who draws, in words; nobody but the provider of the installation when nothing is drawn. */
    public String drawers(String provider) {
        NavigableSet<String> names = new TreeSet<>();
        pictures.keySet().forEach(kind -> names.add(kind.provider()));
        return names.isEmpty() ? provider : String.join(" and ", names);
    }

    Map<Kind, Long> byKind() {
        return Map.copyOf(pictures);
    }
}
