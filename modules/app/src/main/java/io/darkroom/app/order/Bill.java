package io.darkroom.app.order;

import io.darkroom.app.config.Price;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.wording.Counted;
import io.darkroom.app.wording.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a basket costs, as far as prices are known. The sandbox is free where it has no price. Any thread.
 *
 * @param basket what is to be drawn
 * @param prices what a picture costs
 */
public record Bill(Basket basket, Prices prices) {

    /** Whether any price is known. */
    public boolean known() {
        return basket.byKind().keySet().stream()
                .anyMatch(kind -> prices.estimated(kind).isPresent());
    }

    /**
     * A line for each provider that is paid, with what to set where a price is missing; below it one for each model, where
     * there are several.
     */
    public List<String> lines() {
        Map<String, Basket> each = basket.byProvider();
        List<String> lines = new ArrayList<>();
        each.forEach((provider, part) -> {
            if (!provider.equals(ProviderConfig.SANDBOX) || priced(part)) {
                lines.add("Price: " + price(provider, part) + (each.size() > 1 ? " (" + provider + ")" : ""));
                lines.addAll(models(part));
            }
        });
        lines.addAll(misspelt());
        return lines;
    }

    private boolean priced(Basket part) {
        return part.byKind().keySet().stream().anyMatch(kind -> prices.of(kind).isPresent());
    }

    private List<String> misspelt() {
        return basket.byKind().keySet().stream()
                .map(Basket.Kind::model)
                .distinct()
                .flatMap(model -> prices.meant(model).stream()
                        .map(near -> "The model %s is not known, so it has no price; did you mean %s?"
                                .formatted(model, near)))
                .toList();
    }

    /** What was drawn in a few words; what is drawn by the sandbox costs nothing where it has no price. */
    public String total() {
        Sum sum = sum(basket, prices::of);
        return (sum.byCurrency().isEmpty() ? "0" : sum.words())
                + (sum.unknown() == 0 ? "" : ", and %s at unknown prices".formatted(pictures(sum)));
    }

    private String price(String provider, Basket part) {
        Sum sum = sum(part, prices::estimated);
        String advice = part.byKind().keySet().stream()
                        .anyMatch(kind -> prices.meant(kind.model()).isPresent())
                ? "look at the model below"
                : "set providers." + provider + ".price to have it estimated";
        if (sum.byCurrency().isEmpty()) {
            return "unknown; " + advice;
        }
        return "at most about " + sum.words()
                + (sum.unknown() == 0 ? "" : ", and %s at unknown prices; %s".formatted(pictures(sum), advice));
    }

    private static String pictures(Sum sum) {
        return Counted.of(sum.unknown(), "picture");
    }

    /**
     * What some pictures cost.
     *
     * @param unknown pictures without a price
     */
    private record Sum(Map<String, BigDecimal> byCurrency, long unknown) {
        String words() {
            return Money.of(byCurrency);
        }
    }

    private static Sum sum(Basket part, Function<Basket.Kind, Optional<Price>> priced) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        long unknown = 0;
        for (Map.Entry<Basket.Kind, Long> each : part.byKind().entrySet()) {
            Optional<Price> price = priced.apply(each.getKey());
            price.map(one -> one.times(each.getValue()))
                    .ifPresent(all -> sums.merge(all.currency(), all.amount(), BigDecimal::add));
            boolean free = each.getKey().provider().equals(ProviderConfig.SANDBOX);
            unknown += price.isPresent() || free ? 0 : each.getValue();
        }
        return new Sum(sums, unknown);
    }

    private List<String> models(Basket part) {
        Map<Basket.Kind, Long> kinds = part.byKind();
        return kinds.size() < 2
                ? List.of()
                : kinds.entrySet().stream()
                        .map(each -> "  %s: %s, %s"
                                .formatted(
                                        each.getKey().model().isEmpty()
                                                ? "orders of earlier runs"
                                                : each.getKey().model(),
                                        Counted.of(each.getValue(), "picture"),
                                        prices.estimated(each.getKey())
                                                .map(price -> price.times(each.getValue())
                                                        .words())
                                                .orElse("price unknown")))
                        .toList();
    }
}
