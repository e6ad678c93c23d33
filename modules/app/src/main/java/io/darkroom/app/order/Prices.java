package io.darkroom.app.order;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.Price;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.Settings;
import io.darkroom.app.config.price.PriceTable;
import io.darkroom.contract.text.Nearest;
import io.darkroom.pipeline.intake.IntakeSettings;
import io.darkroom.pipeline.intake.governance.Model;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a picture costs: by its model, else by its provider. A model that is probably misspelt has no price. The sandbox is
 * free. Any thread.
 */
public final class Prices {
    private final PriceTable table;

    private final Set<String> known;

    private Prices(PriceTable table, Set<String> known) {
        this.table = table;
        this.known = known;
    }

    /** The prices of a configuration. */
    public static Prices of(DarkroomConfig config) {
        IntakeSettings intake = config.stages().intake();
        return new Prices(PriceTable.read(config.settings(), intake), models(config.settings(), intake));
    }

    private static Set<String> models(Settings settings, IntakeSettings intake) {
        Set<String> known = new TreeSet<>();
        settings.namesUnder("providers")
                .forEach(provider ->
                        settings.text("providers." + provider + ".model").ifPresent(known::add));
        intake.rules().governance().models().values().stream()
                .map(Model::vendorName)
                .forEach(known::add);
        return known;
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
        if (kind.model().isEmpty()) {
            return table.dearest(kind.provider());
        }
        return meant(kind.model()).isEmpty() ? table.of(kind.provider(), kind.model()) : Optional.empty();
    }
}
