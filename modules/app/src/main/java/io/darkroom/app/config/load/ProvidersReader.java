package io.darkroom.app.config.load;

import io.darkroom.app.config.ProviderConfig;
import io.darkroom.app.config.Providers;
import io.darkroom.app.config.setting.Settings;
import io.darkroom.pipeline.intake.route.Routes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Reads which providers are in use. The flag {@code --provider} says that one draws everything; a setting of the same name
 * only says who draws what no model sends elsewhere. Any thread.
 */
final class ProvidersReader {
    private static final String MODELS = "models";
    private static final String OF_MODEL = ".provider";
    private static final String LIST = "generation.providers";

    private final Settings settings;

    ProvidersReader(Settings settings) {
        this.settings = settings;
    }

    /** @param one reads a provider, given its name and the property that names it */
    Providers read(BiFunction<String, String, ProviderConfig> one) {
        Map<String, ProviderConfig> each = new LinkedHashMap<>();
        named().forEach((name, property) -> each.put(name, one.apply(name, property)));
        return new Providers(
                new Routes(settings.required("provider"), byModel(), listed()),
                each,
                listed().isEmpty() ? each.keySet() : listed());
    }

    /** Each provider in use with the property that names it; the chosen one first. */
    Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put(settings.required("provider"), "provider");
        byModel().forEach((model, name) -> named.putIfAbsent(name, MODELS + "." + model + OF_MODEL));
        listed().forEach(name -> named.putIfAbsent(name, LIST));
        return named;
    }

    /** Only what somebody set: a default must not send anything to a provider that is paid. */
    private Map<String, String> byModel() {
        Map<String, String> byModel = new TreeMap<>();
        if (!settings.oneDrawsAll()) {
            settings.under(MODELS).forEach((name, provider) -> {
                if (name.endsWith(OF_MODEL) && counts(MODELS + "." + name, provider)) {
                    byModel.put(name.substring(0, name.length() - OF_MODEL.length()), provider);
                }
            });
        }
        return byModel;
    }

    /** What is not known is named when models are read, with all else that is wrong there. */
    private boolean counts(String property, String provider) {
        return !settings.origin(property).equals("default")
                && settings.text("providers." + provider + ".dialect").isPresent();
    }

    private Set<String> listed() {
        return settings.oneDrawsAll() ? Set.of() : new TreeSet<>(settings.list(LIST));
    }
}
