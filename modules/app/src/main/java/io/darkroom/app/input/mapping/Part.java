package io.darkroom.app.input.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.darkroom.contract.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** A part of an event in JSON, made of a row. Any thread. */
sealed interface Part {

    /**
     * The part; empty where the row has nothing for it.
     *
     * @param row values of all columns
     * @param problems gets what is wrong with the row
     */
    Optional<JsonNode> of(List<String> row, List<Violation> problems);

    /** Tells each field that comes from something with a name of the user's, and that name. */
    void names(BiConsumer<String, String> each);

    /**
     * One value.
     *
     * @param path the field
     * @param number whether it is a whole number
     * @param needed whether a row without it is wrong
     */
    record Single(String path, Source source, boolean number, boolean needed) implements Part {
        @Override
        public Optional<JsonNode> of(List<String> row, List<Violation> problems) {
            int before = problems.size();
            Optional<String> value = source.of(row, path, problems);
            if (value.isEmpty() && needed && problems.size() == before) {
                problems.add(new Violation(path, "must not be empty", ""));
            }
            return value.map(this::json);
        }

        /** What is no number stays text: the contract's own reading says what is wrong with it. */
        private JsonNode json(String text) {
            return number && text.matches("-?\\d{1,9}")
                    ? IntNode.valueOf(Integer.parseInt(text))
                    : TextNode.valueOf(text);
        }

        @Override
        public void names(BiConsumer<String, String> each) {
            source.name().ifPresent(name -> each.accept(path, name));
        }
    }

    /** Fields by their names. */
    record Group(Map<String, Part> fields) implements Part {
        @Override
        public Optional<JsonNode> of(List<String> row, List<Violation> problems) {
            return Optional.of(object(row, problems));
        }

        ObjectNode object(List<String> row, List<Violation> problems) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            fields.forEach((name, part) -> part.of(row, problems).ifPresent(value -> json.set(name, value)));
            return json;
        }

        @Override
        public void names(BiConsumer<String, String> each) {
            fields.values().forEach(part -> part.names(each));
        }
    }

    /** A list. */
    record Items(List<Part> parts) implements Part {
        @Override
        public Optional<JsonNode> of(List<String> row, List<Violation> problems) {
            ArrayNode json = JsonNodeFactory.instance.arrayNode();
            parts.forEach(part -> part.of(row, problems).ifPresent(json::add));
            return Optional.of(json);
        }

        @Override
        public void names(BiConsumer<String, String> each) {
            parts.forEach(part -> part.names(each));
        }
    }

    /**
     * A list of the texts that one value holds.
     *
     * @param separator what stands between them
     */
    record Split(Single whole, String separator) implements Part {
        @Override
        public Optional<JsonNode> of(List<String> row, List<Violation> problems) {
            ArrayNode json = JsonNodeFactory.instance.arrayNode();
            whole.of(row, problems)
                    .ifPresent(text -> Arrays.stream(text.asText().split(Pattern.quote(separator)))
                            .map(String::strip)
                            .filter(each -> !each.isEmpty())
                            .forEach(json::add));
            return Optional.of(json);
        }

        @Override
        public void names(BiConsumer<String, String> each) {
            whole.names(each);
        }
    }
}
