package io.darkroom.app.config.load;

import io.darkroom.app.config.setting.Setting;
import io.darkroom.app.config.setting.Settings;
import io.darkroom.providers.Dialects;
import io.darkroom.providers.dialect.Dialect;
import io.darkroom.providers.dialect.DialectDefaults;
import io.darkroom.providers.dialect.DialectSettings;
import io.darkroom.providers.dialect.Feature;
import io.darkroom.providers.dialect.FieldNames;
import java.util.ArrayList;
import java.util.List;

/** Reads how a provider speaks. Any thread. */
final class SpeechReader {
    /** What the origin of a default begins with that follows from the dialect. */
    static final String ORIGIN = "default of ";

    private static final String LEFT_OUT = "none";

    private final Settings settings;
    private final String scope;

    /** @param scope such as {@code providers.pixelmuse} */
    SpeechReader(Settings settings, String scope) {
        this.settings = settings;
        this.scope = scope;
    }

    /** The settings with the defaults of each provider's dialect. */
    static Settings withDefaults(Settings settings) {
        List<Setting> defaults = new ArrayList<>();
        for (String name : settings.namesUnder("providers")) {
            String scope = "providers." + name;
            settings.text(scope + ".dialect")
                    .flatMap(Dialects::of)
                    .ifPresent(dialect -> defaults.addAll(defaults(scope, dialect)));
        }
        return settings.orDefaults(defaults);
    }

    private static List<Setting> defaults(String scope, Dialect dialect) {
        DialectDefaults values = dialect.defaults();
        String origin = ORIGIN + dialect.name();
        List<Setting> defaults = new ArrayList<>(List.of(
                new Setting(scope + ".path", values.path(), origin),
                new Setting(scope + ".model", values.model(), origin),
                new Setting(scope + ".max-response-bytes", values.maxResponseBytes(), origin),
                new Setting(
                        scope + ".idempotent",
                        Boolean.toString(dialect.capabilities().has(Feature.IDEMPOTENCY)),
                        origin)));
        values.visibility().ifPresent(word -> defaults.add(new Setting(scope + ".visibility", word, origin)));
        return defaults;
    }

    DialectSettings read() {
        Dialect dialect = dialect();
        return new DialectSettings(
                scope,
                dialect,
                settings.required(scope + ".path"),
                FieldNames.of(scope, dialect, settings.under(scope + ".fields")),
                settings.text(scope + ".visibility").filter(word -> !word.equals(LEFT_OUT)),
                settings.flag(scope + ".idempotent"),
                settings.flag(scope + ".send-trace"));
    }

    private Dialect dialect() {
        String name = settings.required(scope + ".dialect");
        return Dialects.of(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        scope + ".dialect must be one of " + Dialects.names() + ", was " + name));
    }
}
