package io.darkroom.app.order;

import io.darkroom.app.config.Price;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.wording.Counted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a basket costs, as far as prices are known. Any thread. */
public final class Bill {
    private final Map<Basket.Kind, Long> paid = new TreeMap<>();
    private final Map<Basket.Kind, Long> unknown = new TreeMap<>();
    private final Map<String, BigDecimal> sums = new TreeMap<>();
    private final Prices prices;

    public Bill(Basket basket, Prices prices) {
        this.prices = prices;
        basket.byKind().forEach((kind, pictures) -> {
            Optional<Price> price = prices.of(kind);
            if (price.isPresent()) {
                paid.put(kind, pictures);
                sums.merge(
                        price.get().currency(),
                        price.get().amount().multiply(BigDecimal.valueOf(pictures)),
                        BigDecimal::add);
            } else if (!kind.provider().equals(ProviderConfig.SANDBOX)) {
                unknown.put(kind, pictures);
            }
        });
    }

    /** Whether any price is known. */
    public boolean known() {
        return !paid.isEmpty();
    }

    /** The sum, what it consists of when that is more than one thing, and what to set where a price is missing. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (known() || !unknown.isEmpty()) {
            lines.add("Price: " + (known() ? "at most about " + sum() + missing() : "unknown; " + advice()));
        }
        if (paid.size() + unknown.size() > 1) {
            paid.forEach((kind, pictures) ->
                    lines.add(line(kind, pictures, prices.of(kind).orElseThrow().times(pictures))));
            unknown.forEach((kind, pictures) -> lines.add(line(kind, pictures, "price unknown")));
        }
        return lines;
    }

    private String sum() {
        return sums.entrySet().stream()
                .map(each -> (each.getValue().toPlainString() + " " + each.getKey()).strip())
                .collect(Collectors.joining(" and "));
    }

    private String missing() {
        long pictures = unknown.values().stream().mapToLong(Long::longValue).sum();
        return pictures == 0
                ? ""
                : ", and %s at unknown prices; %s".formatted(Counted.of(pictures, "picture"), advice());
    }

    private String advice() {
        return unknown.keySet().stream()
                .map(kind -> "providers." + kind.provider() + ".price")
                .distinct()
                .collect(Collectors.joining(" and ", "set ", " to have it estimated"));
    }

    private static String line(Basket.Kind kind, long pictures, String price) {
        return "  %s, %s: %s, %s"
                .formatted(
                        kind.provider(),
                        kind.model().isEmpty() ? "orders of earlier runs" : kind.model(),
                        Counted.of(pictures, "picture"),
                        price);
    }
}
