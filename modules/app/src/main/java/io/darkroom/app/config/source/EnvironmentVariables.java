package io.darkroom.app.config.source;

import io.darkroom.app.config.setting.Property;
import io.darkroom.app.config.setting.PropertyTable;
import io.darkroom.contract.text.EditDistance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings in the environment: {@code DARKROOM_RETRY_MAX_ATTEMPTS} is {@code retry.max-attempts}; below {@code kafka},
 * {@code streams}, {@code producer} and {@code consumer} an underscore is a dot. Any thread.
 */
public final class EnvironmentVariables {
    static final String PREFIX = "DARKROOM_";

    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> variables = new TreeMap<>();
    private final List<String> doubtful = new ArrayList<>();

    private EnvironmentVariables() {}

    /**
     * Reads the variables that are ours, and keeps those apart that name no property.
     *
     * @param environment all variables
     * @param known names that other sources set; decide between {@code -} and {@code _} in free parts
     */
    public static EnvironmentVariables read(Map<String, String> environment, Set<String> known) {
        EnvironmentVariables result = new EnvironmentVariables();
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (variable.startsWith(PREFIX) && !value.isBlank()) {
                property(variable.substring(PREFIX.length()), known)
                        .ifPresentOrElse(name -> result.put(name, value, variable), () -> result.doubt(variable));
            }
        });
        return result;
    }

    public Source asSource(int rank) {
        return new Source("environment", rank, values, variables);
    }

    /** The variable of a setting; free parts of its name stay stars. */
    static String nameOf(Property property) {
        return PREFIX + form(property.pattern());
    }

    /** One sentence for each variable that looks like a setting with a typo. */
    public List<String> doubts() {
        return doubtful;
    }

    private void put(String name, String value, String variable) {
        values.put(name, value.strip());
        variables.put(name, variable);
    }

    private void doubt(String variable) {
        PropertyTable.SUCCESSORS.forEach((name, successor) -> {
            if (variable.equals(PREFIX + form(name))) {
                doubtful.add(variable + " is no setting any more; " + PREFIX + form(successor) + " takes its place.");
            }
        });
        PropertyTable.ALL.stream()
                .filter(property -> !property.open())
                .map(EnvironmentVariables::nameOf)
                .filter(name -> EditDistance.of(name, variable) <= 2)
                .findFirst()
                .ifPresent(name -> doubtful.add(variable + " is not a setting; did you mean " + name + "?"));
    }

    private static Optional<String> property(String form, Set<String> known) {
        for (String name : known) {
            if (form(name).equals(form)) {
                return Optional.of(name);
            }
        }
        return PropertyTable.ALL.stream()
                .map(property -> Reading.of(property, form))
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(Reading::free))
                .map(Reading::name);
    }

    /**
     * A way to read a variable as a setting: the less of it is free, the better.
     *
     * @param free length of the first free part
     */
    private record Reading(String name, int free) {
        static Optional<Reading> of(Property property, String form) {
            Matcher matcher = pattern(property).matcher(form);
            return matcher.matches()
                    ? Optional.of(new Reading(
                            EnvironmentVariables.name(property, matcher),
                            property.open() ? matcher.group(1).length() : 0))
                    : Optional.empty();
        }
    }

    private static String name(Property property, Matcher matcher) {
        if (!property.open()) {
            return property.pattern();
        }
        String free = matcher.group(1).toLowerCase(Locale.ROOT);
        if (property.passedOn()) {
            return property.pattern().replace("**", free.replace('_', '.'));
        }
        String name = property.pattern().replaceFirst("\\*", Matcher.quoteReplacement(free));
        return matcher.groupCount() < 2 ? name : name.replace("*", secondFree(matcher.group(2)));
    }

    /** A second free part is a name of ours, such as that of a field, and those have dashes. */
    private static String secondFree(String form) {
        return form.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Pattern pattern(Property property) {
        String form = form(property.pattern().replace("**", "*"));
        return Pattern.compile(form.replace("*", "(.+)"));
    }

    private static String form(String name) {
        return name.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT);
    }
}
