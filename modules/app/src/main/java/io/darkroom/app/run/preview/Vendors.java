package io.darkroom.app.run.preview;

import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.setting.Settings;
import io.darkroom.providers.Dialects;
import java.util.Comparator;
import java.util.Optional;

/** Who could draw a model for money. Any thread. */
final class Vendors {
    private static final String USUAL = "creativeai";

    private Vendors() {}

    /**
     * The provider whose vendor has the model, among those that the configuration knows; the usual one for a model that none is
     * known to have.
     *
     * @param model as its provider spells it
     */
    static String of(Settings settings, String model) {
        Optional<String> known = settings.namesUnder("providers").stream()
                .filter(provider -> !provider.equals(ProviderConfig.SANDBOX))
                .filter(provider -> has(settings, provider, model))
                .min(Comparator.comparing((String provider) -> !provider.equals(USUAL))
                        .thenComparing(name -> name));
        return known.orElse(USUAL);
    }

    private static boolean has(Settings settings, String provider, String model) {
        return settings.text("providers." + provider + ".dialect")
                .flatMap(Dialects::of)
                .filter(dialect -> dialect.models().contains(model))
                .isPresent();
    }
}
