package io.darkroom.app.replay.survey;

import io.darkroom.app.order.Basket;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.text.Shown;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds up what becomes of the records of a range. One thread. */
public final class Tally {
    private static final int EXAMPLES = 3;

    private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
    private final Map<Content.Reason, Long> reasons = new EnumMap<>(Content.Reason.class);
    private final Map<Content.Reason, List<String>> examples = new EnumMap<>(Content.Reason.class);
    private final Basket basket = new Basket();
    private long records;
    private long matching;
    private long copied;
    private long whole;

    /** @param position of the record, for examples */
    void add(Content content, Judged judged, String position) {
        records++;
        whole += content instanceof Content.Whole ? 1 : 0;
        if (!judged.matches()) {
            return;
        }
        matching++;
        copied += judged.copied() ? 1 : 0;
        switch (content) {
            case Content.Nothing nothing -> add(nothing, position);
            case Content.Whole none -> {}
            case Content.Orders orders -> add(orders, judged);
        }
    }

    private void add(Content.Nothing nothing, String position) {
        reasons.merge(nothing.reason(), 1L, Long::sum);
        List<String> shown = examples.computeIfAbsent(nothing.reason(), r -> new ArrayList<>());
        if (shown.size() < EXAMPLES) {
            shown.add(position + ": " + Shown.of(nothing.why()));
        }
    }

    private void add(Content.Orders content, Judged judged) {
        for (int i = 0; i < judged.fates().size(); i++) {
            Fate fate = judged.fates().get(i);
            GenerationRequest order = content.orders().get(i);
            fates.merge(fate, 1L, Long::sum);
            if (fate.drawn()) {
                basket.add(order);
            }
        }
    }

    /** Records that were read. */
    long records() {
        return records;
    }

    /** Records that meet the conditions. */
    long matching() {
        return matching;
    }

    /** Results that lack no picture. */
    long whole() {
        return whole;
    }

    /** Records that are copied. */
    public long copied() {
        return copied;
    }

    /** What is drawn. */
    Basket basket() {
        return basket;
    }

    /** Orders of this fate. */
    long orders(Fate fate) {
        return fates.getOrDefault(fate, 0L);
    }

    /** Records without an order, by reason. */
    Map<Content.Reason, Long> reasons() {
        return Map.copyOf(reasons);
    }

    /** The first records of a reason, each with its position. */
    List<String> examples(Content.Reason reason) {
        return examples.getOrDefault(reason, List.of());
    }
}
