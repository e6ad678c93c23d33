package io.darkroom.app.input.mapping;

import io.darkroom.contract.text.Nearest;
import io.darkroom.pipeline.intake.prompts.wording.PromptTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads where the value of one field comes from. One thread. */
final class SourceReader {
    private static final List<String> WORDS = List.of("column", "value", "default", "required", "split");

    private final Columns columns;

    SourceReader(Columns columns) {
        this.columns = columns;
    }

    /**
     * What stands at a field.
     *
     * @param required whether the mapping asks for a value in every row
     * @param split what stands between several texts in one value
     */
    record Read(Source source, boolean required, Optional<String> split) {}

    Read read(Spot spot) {
        if (spot.isMap()) {
            return described(spot);
        }
        return new Read(plain(spot), false, Optional.empty());
    }

    /** A text is a column, with braces several; a number, a switch and a time mean themselves. */
    private Source plain(Spot spot) {
        Optional<String> text = spot.text();
        if (text.isEmpty()) {
            return new Source.Same(spot.scalar(), Optional.empty());
        }
        return text.get().contains("{{") ? joined(text.get(), spot) : column(text.get(), Optional.empty(), spot);
    }

    private Source.Column column(String name, Optional<String> otherwise, Spot spot) {
        int place = columns.find(name, spot);
        return new Source.Column(place, columns.name(place), otherwise);
    }

    private Source joined(String text, Spot spot) {
        try {
            PromptTemplate template = PromptTemplate.of(text);
            Map<String, Source.Column> named = new LinkedHashMap<>();
            template.names().forEach(name -> named.put(name, column(name, Optional.empty(), spot)));
            return new Source.Joined(template, named);
        } catch (IllegalArgumentException e) {
            throw spot.wrong("is no template: " + e.getMessage()
                    + "; in a column's name leave out whatever is neither letter nor digit");
        }
    }

    private Read described(Spot spot) {
        Map<String, Spot> words = spot.fields("a column");
        words.forEach((word, at) -> {
            if (!WORDS.contains(word)) {
                throw at.wrong("is not known here"
                        + Nearest.of(WORDS, word)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; a value has " + String.join(", ", WORDS)));
            }
        });
        Spot column = words.get("column");
        Spot value = words.get("value");
        if (column != null && value == null) {
            return ofColumn(column, words, spot);
        }
        if (column == null && value != null) {
            refuse(words, "default", "required");
            return new Read(new Source.Same(value.scalar(), Optional.empty()), false, split(words));
        }
        throw spot.wrong("must have either column or value");
    }

    private Read ofColumn(Spot column, Map<String, Spot> words, Spot spot) {
        boolean required = Optional.ofNullable(words.get("required"))
                .filter(SourceReader::yes)
                .isPresent();
        if (required) {
            refuse(words, "default");
        }
        Optional<String> otherwise = Optional.ofNullable(words.get("default")).map(Spot::scalar);
        return new Read(column(column.scalar(), otherwise, spot), required, split(words));
    }

    private static Optional<String> split(Map<String, Spot> words) {
        return Optional.ofNullable(words.get("split")).map(spot -> {
            if (spot.scalar().isEmpty()) {
                throw spot.wrong("must be what stands between two texts, such as \",\"");
            }
            return spot.scalar();
        });
    }

    private static void refuse(Map<String, Spot> words, String... senseless) {
        for (String word : senseless) {
            Spot spot = words.get(word);
            if (spot != null) {
                throw spot.wrong("must not stand here: the field has a value in every row, or needs one");
            }
        }
    }

    private static boolean yes(Spot spot) {
        return switch (spot.scalar()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw spot.wrong("must be true or false, was " + spot.scalar());
        };
    }
}
