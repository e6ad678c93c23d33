package io.darkroom.app.config.source;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings given by flags, each with its flag. One thread. */
public final class Overrides {
    private final Map<String, Given> given = new LinkedHashMap<>();
    private final Map<String, Given> ofProvider = new LinkedHashMap<>();

    private record Given(String value, String flag) {}

    /** Sets a property when its flag was given. */
    public Overrides put(String property, @Nullable Object value, String flag) {
        if (value != null) {
            given.put(property, new Given(value.toString(), flag));
        }
        return this;
    }

    /** Sets a property of the chosen provider, such as {@code base-url}, when its flag was given. */
    public Overrides putOfProvider(String property, @Nullable Object value, String flag) {
        if (value != null) {
            ofProvider.put(property, new Given(value.toString(), flag));
        }
        return this;
    }

    /** All settings, those of the chosen provider with their whole names. */
    public Source asSource(int rank, String provider) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> flags = new LinkedHashMap<>();
        Map<String, Given> all = new LinkedHashMap<>(given);
        ofProvider.forEach((name, value) -> all.put("providers." + provider + "." + name, value));
        all.forEach((name, value) -> {
            values.put(name, value.value());
            flags.put(name, value.flag());
        });
        return new Source("flags", rank, values, flags);
    }
}
