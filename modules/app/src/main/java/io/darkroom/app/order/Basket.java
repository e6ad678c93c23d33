package io.darkroom.app.order;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.wording.Counted;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.RetryState;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Pictures that are to be drawn, by provider and model. One thread. */
public final class Basket {
    private final Map<Kind, Long> pictures = new TreeMap<>();
    private final Map<Kind, Map<Long, Long>> orders = new TreeMap<>();
    private final Set<String> campaigns = new TreeSet<>();

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

    /** Puts an order in. */
    public void add(GenerationRequest order) {
        add(new Kind(order.getProvider(), order.getModel()), 1, missing(order));
        order.getCampaign().ifPresent(campaigns::add);
    }

    /** An order that asks for the rest of a result brings the others along. */
    private static int missing(GenerationRequest order) {
        return order.getCount()
                - order.getRetry()
                        .flatMap(RetryState::getDrawn)
                        .map(there -> there.getImages().size())
                        .orElse(0);
    }

    /** Puts an order in of which no more is known. */
    public void add(String provider, String model, long count) {
        add(new Kind(provider, model), 1, count);
    }

    /** The same and orders of which no more is known than how many pictures they ask for. */
    public Basket with(String provider, long more, long count) {
        Basket all = new Basket();
        all.pictures.putAll(pictures);
        all.campaigns.addAll(campaigns);
        orders.forEach((kind, bySize) -> all.orders.put(kind, new TreeMap<>(bySize)));
        if (more > 0) {
            Kind kind = new Kind(provider, "");
            all.pictures.merge(kind, count, Long::sum);
            all.bySize(kind).merge(Math.ceilDiv(count, more), more, Long::sum);
        }
        return all;
    }

    private void add(Kind kind, long more, long size) {
        pictures.merge(kind, more * size, Long::sum);
        bySize(kind).merge(size, more, Long::sum);
    }

    private Map<Long, Long> bySize(Kind kind) {
        return orders.computeIfAbsent(kind, fresh -> new TreeMap<>());
    }

    /** Campaigns that something in it belongs to, sorted. */
    Set<String> campaigns() {
        return Collections.unmodifiableSet(campaigns);
    }

    /** Whether nothing is to be drawn. */
    public boolean isEmpty() {
        return pictures.isEmpty();
    }

    /** Pictures in all. */
    public long pictures() {
        return pictures.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Calls in all: a provider that gives fewer pictures in a call than an order asks for is called several times.
     *
     * @param picturesPerCall most pictures of one call to a provider
     */
    public long calls(ToIntFunction<String> picturesPerCall) {
        long calls = 0;
        for (Map.Entry<Kind, Map<Long, Long>> kind : orders.entrySet()) {
            int most = picturesPerCall.applyAsInt(kind.getKey().provider());
            for (Map.Entry<Long, Long> size : kind.getValue().entrySet()) {
                calls += size.getValue() * Math.ceilDiv(size.getKey(), most);
            }
        }
        return calls;
    }

    /**
     * Most calls of one order: they are made one after the other.
     *
     * @param picturesPerCall most pictures of one call to a provider
     */
    long callsInARow(ToIntFunction<String> picturesPerCall) {
        return orders.entrySet().stream()
                .flatMap(kind -> kind.getValue().keySet().stream()
                        .map(size -> Math.ceilDiv(
                                size, picturesPerCall.applyAsInt(kind.getKey().provider()))))
                .max(Comparator.naturalOrder())
                .orElse(1L);
    }

    /**
     * How many pictures in how many calls to whom.
     *
     * @param config says what one call to a provider can give, and who is named when nothing is drawn
     * @param number how a number of pictures is written
     */
    public String words(DarkroomConfig config, LongFunction<String> number) {
        Map<String, Basket> each = byProvider();
        return (each.isEmpty() ? Map.of(config.provider().name(), this) : each)
                .entrySet().stream()
                        .map(part -> "%s in %s to %s"
                                .formatted(
                                        number.apply(part.getValue().pictures()),
                                        Counted.of(part.getValue().calls(config.providers()::picturesPerCall), "call"),
                                        part.getKey()))
                        .collect(Collectors.joining(", "));
    }

    /** What each provider is to draw, by its name. */
    public NavigableMap<String, Basket> byProvider() {
        NavigableMap<String, Basket> baskets = new TreeMap<>();
        pictures.forEach((kind, count) -> {
            Basket part = baskets.computeIfAbsent(kind.provider(), name -> new Basket());
            part.pictures.put(kind, count);
            part.orders.put(kind, bySize(kind));
        });
        return baskets;
    }

    Map<Kind, Long> byKind() {
        return Collections.unmodifiableMap(pictures);
    }
}
