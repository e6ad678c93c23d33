package io.darkroom.app.config.price;

import io.darkroom.app.config.Price;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.setting.Settings;
import io.darkroom.pipeline.generate.price.PicturePrice;
import io.darkroom.pipeline.generate.price.PriceList;
import io.darkroom.pipeline.intake.IntakeSettings;
import io.darkroom.pipeline.intake.governance.Model;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a picture costs: by its model, else by its provider. What a vendor tells of a model is the price of that model and of no
 * other. The sandbox costs what its own price says, whatever its models cost elsewhere. The one reading of the prices of a
 * configuration. Any thread.
 *
 * @param ofProviders price of a picture by its provider, as it is configured
 * @param ofModels price of a picture by its provider and its model, as the provider spells it
 */
public record PriceTable(Map<String, Price> ofProviders, Map<String, Map<String, Price>> ofModels) {
    private static final Comparator<Price> BY_AMOUNT = Comparator.comparing(Price::amount);

    public PriceTable {
        ofProviders = Map.copyOf(ofProviders);
        ofModels = Map.copyOf(ofModels);
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException for one that is no price, with property and value
     */
    public static PriceTable read(Settings settings, IntakeSettings intake) {
        Map<String, Price> ofProviders = new HashMap<>();
        for (String provider : settings.namesUnder("providers")) {
            price(settings, "providers." + provider + ".price").ifPresent(price -> ofProviders.put(provider, price));
        }
        Map<String, Map<String, Price>> ofModels = new HashMap<>();
        for (Model model : intake.rules().governance().models().values()) {
            price(settings, "models." + model.name() + ".price")
                    .ifPresent(price -> ofModels.computeIfAbsent(
                                    intake.routes().of(model.name()), provider -> new HashMap<>())
                            .merge(model.vendorName(), price, PriceTable::dearer));
        }
        for (String provider : settings.namesUnder("providers")) {
            told(settings, provider)
                    .forEach((model, price) -> ofModels.computeIfAbsent(provider, none -> new HashMap<>())
                            .putIfAbsent(model, price));
        }
        ofModels.remove(ProviderConfig.SANDBOX);
        return new PriceTable(ofProviders, ofModels);
    }

    /** The setting that keeps what a vendor tells; nobody configures it. */
    public static String told(String provider, String model) {
        return "providers." + provider + ".told." + model;
    }

    private static Map<String, Price> told(Settings settings, String provider) {
        String scope = told(provider, "");
        return settings.all().stream()
                .filter(setting -> setting.name().startsWith(scope))
                .collect(Collectors.toMap(
                        setting -> setting.name().substring(scope.length()),
                        setting -> Price.parse(setting.name(), setting.value())));
    }

    private static Optional<Price> price(Settings settings, String property) {
        return settings.text(property).map(text -> Price.parse(property, text));
    }

    private static Price dearer(Price one, Price other) {
        return BY_AMOUNT.compare(one, other) >= 0 ? one : other;
    }

    /** Prices of a provider's models, as it spells them. */
    public Map<String, Price> models(String provider) {
        return ofModels.getOrDefault(provider, Map.of());
    }

    /** The price of a picture, when it is known. */
    public Optional<Price> of(String provider, String model) {
        return Optional.ofNullable(models(provider).get(model))
                .or(() -> Optional.ofNullable(ofProviders.get(provider)));
    }

    /** The dearest that a picture of a provider may be. */
    public Optional<Price> dearest(String provider) {
        return Stream.concat(
                        Optional.ofNullable(ofProviders.get(provider)).stream(), models(provider).values().stream())
                .max(BY_AMOUNT);
    }

    /** What generation of a provider writes into results. */
    public PriceList list(String provider) {
        return new PriceList(
                Optional.ofNullable(ofProviders.get(provider)).map(PriceTable::picture),
                models(provider).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> picture(each.getValue()))));
    }

    private static PicturePrice picture(Price price) {
        return new PicturePrice(price.amount(), price.currency());
    }
}
