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
    private final Map<Draw, Map<Long, Long>> orders = new TreeMap<>();

    /**
     * Orders that are drawn by the same one at the same time.
     *
     * @param campaign as the orders name it; empty for none
     */
    private record Draw(String provider, String campaign) implements Comparable<Draw> {
        private static final Comparator<Draw> ORDER =
                Comparator.comparing(Draw::provider).thenComparing(Draw::campaign);

        @Override
        public int compareTo(Draw other) {
            return ORDER.compare(this, other);
        }
    }

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
        add(new Kind(order.getProvider(), order.getModel()), order.getCampaign().orElse(""), 1, missing(order));
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
        add(new Kind(provider, model), "", 1, count);
    }

    /** The same and orders of which no more is known than how many pictures they ask for. */
    public Basket with(String provider, long more, long count) {
        Basket all = new Basket();
        all.pictures.putAll(pictures);
        orders.forEach((draw, bySize) -> all.orders.put(draw, new TreeMap<>(bySize)));
        if (more > 0) {
            all.pictures.merge(new Kind(provider, ""), count, Long::sum);
            all.bySize(new Draw(provider, "")).merge(Math.ceilDiv(count, more), more, Long::sum);
        }
        return all;
    }

    private void add(Kind kind, String campaign, long more, long size) {
        pictures.merge(kind, more * size, Long::sum);
        bySize(new Draw(kind.provider(), campaign)).merge(size, more, Long::sum);
    }

    private Map<Long, Long> bySize(Draw draw) {
        return orders.computeIfAbsent(draw, fresh -> new TreeMap<>());
    }

    /** Campaigns that something in it belongs to, sorted. */
    Set<String> campaigns() {
        return orders.keySet().stream()
                .map(Draw::campaign)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
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
        return callsByCampaign(picturesPerCall).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Calls by the campaign that the orders name; under no name those of no campaign. */
    Map<String, Long> callsByCampaign(ToIntFunction<String> picturesPerCall) {
        Map<String, Long> calls = new TreeMap<>();
        orders.forEach((draw, bySize) -> {
            int most = picturesPerCall.applyAsInt(draw.provider());
            bySize.forEach((size, count) -> calls.merge(draw.campaign(), count * Math.ceilDiv(size, most), Long::sum));
        });
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
        });
        orders.forEach((draw, bySize) -> baskets.computeIfAbsent(draw.provider(), name -> new Basket())
                .orders
                .put(draw, bySize));
        return baskets;
    }

    Map<Kind, Long> byKind() {
        return Collections.unmodifiableMap(pictures);
    }
}
