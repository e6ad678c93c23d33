package io.darkroom.app.config.setting;

import io.darkroom.app.exit.UserError;
import io.darkroom.contract.address.AllowedHosts;
import io.darkroom.pipeline.generate.pace.Rate;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The settings that are in force, each with where it came from, and the reading of them as typed values. Every wrong value
 * ends as {@link UserError} that names property, bound, value and origin. Any thread.
 */
public final class Settings {
    private final NavigableMap<String, Setting> settings = new TreeMap<>();

    public Settings(Collection<Setting> settings) {
        settings.forEach(setting -> this.settings.put(setting.name(), setting));
    }

    /** The same, with others for those that are not set. */
    public Settings or(Collection<Setting> others) {
        Map<String, Setting> all = new TreeMap<>();
        others.forEach(setting -> all.put(setting.name(), setting));
        all.putAll(settings);
        return new Settings(all.values());
    }

    /** The same, with others for those that are not set, or have a default that is not theirs. */
    public Settings orDefaults(Collection<Setting> others) {
        Map<String, Setting> all = new TreeMap<>(settings);
        others.stream()
                .filter(other -> origin(other.name()).equals("default"))
                .filter(other -> !text(other.name()).equals(Optional.of(other.value())))
                .forEach(other -> all.put(other.name(), other));
        return new Settings(all.values());
    }

    /** Whether the flag {@code --provider} says that one draws every model; the setting says who draws all others. */
    public boolean oneDrawsAll() {
        return origin("provider").startsWith("--");
    }

    /** All settings, sorted by name. */
    public Collection<Setting> all() {
        return List.copyOf(settings.values());
    }

    /** The value as text; empty when it is not set and has no default. */
    public Optional<String> text(String property) {
        return Optional.ofNullable(settings.get(property)).map(Setting::value);
    }

    /** The value as text of a setting that has a default or must be given. */
    public String required(String property) {
        return text(property).orElseThrow(() -> UserError.usage(property + " must be set."));
    }

    /** A whole number. */
    public int integer(String property) {
        return optionalInteger(property).orElseThrow(() -> UserError.usage(property + " must be set."));
    }

    /** A number with or without a fraction, such as 0.25. */
    public double decimal(String property) {
        return read(
                        property,
                        "a number such as 0.25",
                        text -> text.matches("\\d{1,9}(\\.\\d{1,9})?")
                                ? Optional.of(Double.valueOf(text))
                                : Optional.empty())
                .orElseThrow(() -> UserError.usage(property + " must be set."));
    }

    /** A whole number, when set. */
    public Optional<Integer> optionalInteger(String property) {
        return read(property, "a whole number", text -> {
            try {
                return Optional.of(Integer.valueOf(text));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    /** A duration such as 1.5s or 90d. */
    public Duration duration(String property) {
        return optionalDuration(property).orElseThrow(() -> UserError.usage(property + " must be set."));
    }

    /** A duration, when set. */
    public Optional<Duration> optionalDuration(String property) {
        return read(property, "a duration such as 500ms, 1.5s, 5m, 24h or 90d", Quantity::duration);
    }

    /** A rate such as 100/s, when set; of several the slowest. */
    public Optional<Rate> rate(String property) {
        return read(property, "calls per s, min or h, 1 to 1000000, such as 100/s or 100/s,3000/min", Rate::parse);
    }

    /** A size in bytes such as 4MiB. */
    public long bytes(String property) {
        return read(property, "a size such as 4096, 256KiB or 4MiB", Quantity::bytes)
                .orElseThrow(() -> UserError.usage(property + " must be set."));
    }

    /** true or false. */
    public boolean flag(String property) {
        return read(property, "true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "on" -> Optional.of(true);
                    case "false", "no", "off" -> Optional.of(false);
                    default -> Optional.<Boolean>empty();
                })
                .orElseThrow(() -> UserError.usage(property + " must be set."));
    }

    /** One constant of an enum, written in any case, {@code -} for {@code _}. */
    public <E extends Enum<E>> E choice(String property, Class<E> type) {
        return read(
                        property,
                        choices(type),
                        text -> Arrays.stream(type.getEnumConstants())
                                .filter(constant -> written(constant).equals(text.toLowerCase(Locale.ROOT)))
                                .findFirst())
                .orElseThrow(() -> UserError.usage(property + " must be set."));
    }

    /** An absolute http or https address, when set. */
    public Optional<URI> uri(String property) {
        return read(property, "an address such as https://host:port", text -> {
            try {
                return Optional.of(new URI(text))
                        .filter(uri -> uri.getHost() != null && uri.getScheme().matches("https?"));
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        });
    }

    /** A path, when set. */
    public Optional<Path> path(String property) {
        return read(property, "a path", text -> {
            try {
                return Optional.of(Path.of(text));
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        });
    }

    /** Parts separated by commas, trimmed, empty ones dropped. */
    public List<String> list(String property) {
        return text(property).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Hosts inside a machine or network that are allowed. */
    public AllowedHosts hosts(String property) {
        return checked("", () -> AllowedHosts.parse(property, list(property)));
    }

    /** Everything below {@code prefix.}, without the prefix. */
    public Map<String, String> under(String prefix) {
        Map<String, String> result = new TreeMap<>();
        settings.tailMap(prefix + ".").values().stream()
                .takeWhile(setting -> setting.name().startsWith(prefix + "."))
                .forEach(setting -> result.put(setting.name().substring(prefix.length() + 1), setting.value()));
        return result;
    }

    /** The names that stand directly below {@code prefix.}, such as the configured providers. */
    public Set<String> namesUnder(String prefix) {
        Set<String> names = new TreeSet<>();
        for (String rest : under(prefix).keySet()) {
            String name = prefix + "." + rest;
            names.add(PropertyTable.of(name)
                    .flatMap(property -> property.free(name))
                    .orElseGet(() -> rest.split("\\.", 2)[0]));
        }
        return names;
    }

    /** Where a value came from; {@code default} when it was not set. */
    public String origin(String property) {
        Setting setting = settings.get(property);
        return setting == null ? "default" : setting.origin();
    }

    /**
     * Builds a validated record; its complaint, which begins with the property, gets the origin of the value.
     *
     * @param scope prefix of the properties that the record names without it, may be empty
     */
    public <T> T checked(String scope, Supplier<T> building) {
        try {
            return building.get();
        } catch (IllegalArgumentException e) {
            throw UserError.usage(
                    withOrigin(scope, String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ")), e);
        }
    }

    private String withOrigin(String scope, String complaint) {
        String first = complaint.split("\\s", 2)[0];
        String scoped = scope.isEmpty() || first.startsWith(scope) ? complaint : scope + "." + complaint;
        String property = scoped.split("\\s", 2)[0];
        if (settings.containsKey(property)) {
            return "%s (from %s).".formatted(scoped, origin(property));
        }
        return (settings.containsKey(first) ? "%s (from %s).".formatted(complaint, origin(first)) : complaint + ".");
    }

    private <T> Optional<T> read(String property, String bound, Function<String, Optional<T>> parse) {
        Setting setting = settings.get(property);
        if (setting == null) {
            return Optional.empty();
        }
        Optional<T> value = parse.apply(setting.value());
        if (value.isEmpty()) {
            throw UserError.usage(
                    "%s must be %s, was %s (from %s).".formatted(property, bound, setting.shown(), setting.origin()));
        }
        return value;
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> String choices(Class<E> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Settings::written).toList();
        return String.join(" or ", names);
    }
}
