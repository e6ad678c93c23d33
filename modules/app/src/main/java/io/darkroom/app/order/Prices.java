package io.darkroom.app.order;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.Price;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.Settings;
import io.darkroom.contract.text.Nearest;
import io.darkroom.pipeline.intake.IntakeSettings;
import io.darkroom.pipeline.intake.governance.Model;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a picture costs: by its model, else by its provider. A model that is probably misspelt has no price. The sandbox is
 * free. Any thread.
 */
public final class Prices {
    private static final Comparator<Price> BY_AMOUNT = Comparator.comparing(Price::amount);

    private final Map<String, Price> ofProviders = new HashMap<>();
    private final Map<Basket.Kind, Price> ofModels = new HashMap<>();
    private final Set<String> known = new TreeSet<>();

    private Prices() {}

    /** The prices of a configuration. */
    public static Prices of(DarkroomConfig config) {
        Prices prices = new Prices();
        Settings settings = config.settings();
        for (String provider : settings.namesUnder("providers")) {
            price(settings, "providers." + provider + ".price")
                    .ifPresent(price -> prices.ofProviders.put(provider, price));
            settings.text("providers." + provider + ".model").ifPresent(prices.known::add);
        }
        IntakeSettings intake = config.stages().intake();
        for (Model model : intake.rules().governance().models().values()) {
            String provider = intake.routes().of(model.name());
            prices.known.add(model.vendorName());
            price(settings, "models." + model.name() + ".price")
                    .ifPresent(price -> prices.ofModels.merge(
                            new Basket.Kind(provider, model.vendorName()), price, Prices::dearer));
        }
        return prices;
    }

    private static Optional<Price> price(Settings settings, String property) {
        return settings.text(property).map(text -> Price.parse(property, text));
    }

    /** The price of a picture of a model, as its provider spells it, when it is known. */
    public Optional<Price> of(String provider, String model) {
        return of(new Basket.Kind(provider, model));
    }

    /** The model that was probably meant by one that nobody has described. */
    public Optional<String> meant(String model) {
        return model.isEmpty() || known.contains(model) ? Optional.empty() : Nearest.of(known, model);
    }

    /** The price of a picture, when it is known; of one whose model is not known the dearest that it may be. */
    Optional<Price> of(Basket.Kind kind) {
        if (kind.provider().equals(ProviderConfig.SANDBOX)) {
            return Optional.empty();
        }
        Optional<Price> ofProvider = Optional.ofNullable(ofProviders.get(kind.provider()))
                .filter(price -> meant(kind.model()).isEmpty());
        return kind.model().isEmpty()
                ? Stream.concat(
                                ofProvider.stream(),
                                ofModels.entrySet().stream()
                                        .filter(each -> each.getKey().provider().equals(kind.provider()))
                                        .map(Map.Entry::getValue))
                        .max(BY_AMOUNT)
                : Optional.ofNullable(ofModels.get(kind)).or(() -> ofProvider);
    }

    private static Price dearer(Price one, Price other) {
        return BY_AMOUNT.compare(one, other) >= 0 ? one : other;
    }
}
