package io.darkroom.app.replay.plan;

import io.darkroom.app.exit.UserError;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.text.EditDistance;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Conditions that a record must meet, all of them. Any thread.
 *
 * @param values what each named fact must be
 */
public record Conditions(Map<Name, String> values) {
    private static final int SLIP = 3;

    /** The facts that can be asked about. */
    enum Name {
        SKU,
        CLASS,
        ANCHOR,
        JOB,
        SHOT,
        KEY;

        /** An event has shots; a failure is one of them. */
        private boolean ofFailures() {
            return this == CLASS || this == SHOT || this == KEY;
        }

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Conditions {
        values = Map.copyOf(values);
    }

    /**
     * Reads conditions such as sku=MUG-1.
     *
     * @throws UserError with a sentence when one of them is none, or has no meaning for the source
     */
    public static Conditions parse(List<String> texts, Source source) {
        Map<Name, String> values = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1 || equals == text.length() - 1) {
                throw UserError.usage("--where must be name=value with %s, was %s.".formatted(names(), text));
            }
            Name name = name(text.substring(0, equals).strip());
            String value = value(name, text.substring(equals + 1), source);
            String before = values.put(name, value);
            if (before != null && !before.equals(value)) {
                throw UserError.usage("--where must name each fact once, as all conditions must hold; %s was %s and %s."
                        .formatted(name.text(), before, value));
            }
        }
        return new Conditions(values);
    }

    private static Name name(String text) {
        return Arrays.stream(Name.values())
                .filter(name -> name.text().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> UserError.usage("--where must be name=value with %s, was %s; did you mean %s?"
                        .formatted(
                                names(),
                                text,
                                nearest(Arrays.stream(Name.values()).map(Name::text), text))));
    }

    private static String value(Name name, String value, Source source) {
        if (name.ofFailures() && !source.outcomes()) {
            throw UserError.usage(
                    "--where %s=… must go with --topic image.failed or image.completed: only outcomes have a %1$s, "
                                    .formatted(name.text())
                            + "an event is replayed as a whole.");
        }
        if (name != Name.CLASS) {
            return value;
        }
        String wanted = value.toUpperCase(Locale.ROOT).replace('-', '_');
        if (Arrays.stream(FailureClass.values()).noneMatch(known -> known.name().equals(wanted))) {
            throw UserError.usage("The class must be a failure class, was " + value + meant(wanted));
        }
        return wanted;
    }

    private static String meant(String wanted) {
        List<String> known =
                Arrays.stream(FailureClass.values()).map(FailureClass::name).toList();
        String near = nearest(known.stream(), wanted);
        return EditDistance.of(near, wanted) <= SLIP
                ? "; did you mean " + near + "?"
                : "; there are " + String.join(", ", known) + ".";
    }

    private static String nearest(Stream<String> known, String typed) {
        return known.min(Comparator.comparingInt(name -> EditDistance.of(name, typed)))
                .orElseThrow();
    }

    private static String names() {
        return Arrays.stream(Name.values()).map(Name::text).collect(Collectors.joining(", "));
    }

    public boolean none() {
        return values.isEmpty();
    }

    public boolean test(Facts facts) {
        return values.entrySet().stream().allMatch(condition -> switch (condition.getKey()) {
            case SKU -> facts.sku().equals(condition.getValue());
            case ANCHOR -> facts.anchor().equals(condition.getValue());
            case JOB -> is(facts.job(), condition.getValue());
            case CLASS -> is(facts.failure().map(Facts.OfFailure::failureClass), condition.getValue());
            case SHOT -> is(facts.failure().flatMap(Facts.OfFailure::shot), condition.getValue());
            case KEY -> is(facts.failure().flatMap(Facts.OfFailure::key), condition.getValue());
        });
    }

    private static boolean is(Optional<String> fact, String wanted) {
        return fact.filter(wanted::equals).isPresent();
    }

    /** As they are written, sorted. */
    public List<String> texts() {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(condition -> condition.getKey().text() + "=" + condition.getValue())
                .toList();
    }
}
