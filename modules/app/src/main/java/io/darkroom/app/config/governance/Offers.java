package io.darkroom.app.config.governance;

import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.setting.Settings;
import io.darkroom.pipeline.intake.governance.Offer;
import io.darkroom.providers.Dialects;
import io.darkroom.providers.dialect.Capabilities;
import io.darkroom.providers.dialect.Dialect;
import io.darkroom.providers.dialect.Feature;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the dialects of the providers have words for; the sandbox stands in for every model and takes anything. Any thread. */
final class Offers {
    private Offers() {}

    static Map<String, Offer> of(Settings settings) {
        Map<String, Offer> offers = new TreeMap<>();
        for (String provider : settings.namesUnder("providers")) {
            if (!provider.equals(ProviderConfig.SANDBOX)) {
                settings.text("providers." + provider + ".dialect")
                        .flatMap(Dialects::of)
                        .map(Dialect::capabilities)
                        .ifPresent(api -> offers.put(provider, offer(api)));
            }
        }
        return offers;
    }

    private static Offer offer(Capabilities api) {
        boolean sized = !api.formats().sizes().isEmpty();
        return new Offer(
                sized ? Set.of() : api.formats().aspects(),
                api.styles(),
                api.has(Feature.QUALITY),
                api.has(Feature.BACKGROUND),
                api.has(Feature.REFERENCE_PICTURE));
    }
}
