package io.darkroom.app.order;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.Price;
import io.darkroom.app.config.price.PriceTable;
import io.darkroom.app.config.setting.Settings;
import io.darkroom.contract.text.Nearest;
import io.darkroom.pipeline.intake.IntakeSettings;
import io.darkroom.pipeline.intake.governance.Model;
import io.darkroom.providers.Dialects;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a picture costs: by its model, else by its provider. In an estimate a model that is probably misspelt has no price.
 * Any thread.
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
        PriceTable table = PriceTable.read(config.settings(), intake);
        Set<String> known = models(config.settings(), intake);
        table.ofModels().values().forEach(models -> known.addAll(models.keySet()));
        return new Prices(table, known);
    }

    private static Set<String> models(Settings settings, IntakeSettings intake) {
        Set<String> known = new TreeSet<>();
        settings.namesUnder("providers")
                .forEach(provider ->
                        settings.text("providers." + provider + ".model").ifPresent(known::add));
        intake.rules().governance().models().values().stream()
                .map(Model::vendorName)
                .forEach(known::add);
        Dialects.ALL.forEach(dialect -> known.addAll(dialect.models()));
        return known;
    }

    /** The price of a picture of a model, as its provider spells it, when it is known. */
    public Optional<Price> of(String provider, String model) {
        return table.of(provider, model);
    }

    /**
     * The model that was probably meant by one that nobody has described. Other digits are another version of a model, and no
     * slip.
     */
    public Optional<String> meant(String model) {
        return model.isEmpty() || known.contains(model)
                ? Optional.empty()
                : Nearest.of(known, model).filter(near -> !letters(near).equals(letters(model)));
    }

    private static String letters(String model) {
        return model.replaceAll("[0-9._-]", "").toLowerCase(Locale.ROOT);
    }

    /** The price of a picture, when it is known; of one whose model is not known the dearest that it may be. */
    Optional<Price> of(Basket.Kind kind) {
        return kind.model().isEmpty() ? table.dearest(kind.provider()) : of(kind.provider(), kind.model());
    }

    /** The same before anything is ordered: none for a model that is probably misspelt. */
    Optional<Price> estimated(Basket.Kind kind) {
        return meant(kind.model()).isEmpty() ? of(kind) : Optional.empty();
    }
}
