package io.darkroom.contract.serde.registry;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Reads the loosely typed map that Kafka hands to serdes; a wrong value names property, bound and value. Any thread. */
public record WireProperties(Map<String, ?> config) {

    /** Trimmed; empty where there is nothing. */
    public Optional<String> text(String name) {
        Object value = config.get(name);
        if (value == null) {
            return Optional.empty();
        }
        String text = value instanceof Password secret
                ? secret.value()
                : value.toString().trim();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** A list, or a text with commas. */
    public List<String> list(String name) {
        Object value = config.get(name);
        Stream<String> parts = value instanceof Collection<?> many
                ? many.stream().map(Object::toString)
                : text(name).stream().flatMap(text -> Arrays.stream(text.split(",")));
        return parts.map(String::trim).filter(part -> !part.isEmpty()).toList();
    }

    /** True or false. */
    public boolean flag(String name, boolean otherwise) {
        return text(name)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new ConfigException(name + " must be true or false, was " + value);
                })
                .orElse(otherwise);
    }

    int number(String name, int otherwise, int least, int most) {
        int value = text(name).map(text -> parsed(name, text)).orElse(otherwise);
        if (value < least || value > most) {
            throw new ConfigException(name + " must be " + least + " to " + most + ", was " + value);
        }
        return value;
    }

    Duration millis(String name, int otherwise) {
        return Duration.ofMillis(number(name, otherwise, 1, Integer.MAX_VALUE));
    }

    private static int parsed(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ConfigException(name + " must be a number, was " + text);
        }
    }
}
