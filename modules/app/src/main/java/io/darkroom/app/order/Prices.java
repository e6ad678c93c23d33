package io.darkroom.app.order;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.Price;
import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.price.PriceTable;
import java.util.Optional;

/** What a picture costs: by its model, else by its provider. The sandbox is free. Any thread. */
public final class Prices {
    private final PriceTable table;

    private Prices(PriceTable table) {
        this.table = table;
    }

    /** The prices of a configuration. */
    public static Prices of(DarkroomConfig config) {
        return new Prices(PriceTable.read(config.settings(), config.stages().intake()));
    }

    /** The price of a picture of a model, as its provider spells it, when it is known. */
    public Optional<Price> of(String provider, String model) {
        return of(new Basket.Kind(provider, model));
    }

    /** The price of a picture, when it is known; of one whose model is not known the dearest that it may be. */
    Optional<Price> of(Basket.Kind kind) {
        if (kind.provider().equals(ProviderConfig.SANDBOX)) {
            return Optional.empty();
        }
        return kind.model().isEmpty() ? table.dearest(kind.provider()) : table.of(kind.provider(), kind.model());
    }
}
