package io.darkroom.pipeline.generate.price;

import io.darkroom.contract.Cost;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a picture of a provider costs. Any thread.
 *
 * @param fallback price of a picture whose model has none of its own
 * @param byModel price of a picture by its model, as the provider spells it
 */
public record PriceList(Optional<PicturePrice> fallback, Map<String, PicturePrice> byModel) {
    /** No price is known. */
    public static final PriceList NONE = new PriceList(Optional.empty(), Map.of());

    public PriceList {
        byModel = Map.copyOf(byModel);
    }

    /** Every model at one price. */
    public static PriceList of(PicturePrice price) {
        return new PriceList(Optional.of(price), Map.of());
    }

    /** The price of a picture of a model. */
    public Optional<PicturePrice> of(String model) {
        return Optional.ofNullable(byModel.get(model)).or(() -> fallback);
    }

    /** What some pictures of a model cost; empty when their price is not known. */
    public Optional<Cost> of(String model, int pictures) {
        return of(model)
                .map(price -> new Cost(
                        price.amount().multiply(BigDecimal.valueOf(pictures)).toPlainString(), price.currency()));
    }

    /** Every currency that a price is in. */
    public Set<String> currencies() {
        return Stream.concat(fallback.stream(), byModel.values().stream())
                .map(PicturePrice::currency)
                .collect(Collectors.toUnmodifiableSet());
    }
}
