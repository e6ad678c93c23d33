package io.darkroom.app.input.mapping;

import io.darkroom.contract.Violation;
import io.darkroom.pipeline.intake.prompts.wording.PromptTemplate;
import io.darkroom.pipeline.intake.prompts.wording.PromptTooLongException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the value of a field comes from. Any thread. */
sealed interface Source {
    /** Longest text that columns are joined to. */
    int LONGEST = 64 << 10;

    /**
     * The value in a row; empty when the row has none.
     *
     * @param row values of all columns
     * @param path the field, for what is wrong
     * @param problems gets what is wrong with the row
     */
    Optional<String> of(List<String> row, String path, List<Violation> problems);

    /** What people call it. */
    Optional<String> name();

    /**
     * A column.
     *
     * @param otherwise value of a row where the column is empty
     */
    record Column(int place, String column, Optional<String> otherwise) implements Source {
        @Override
        public Optional<String> of(List<String> row, String path, List<Violation> problems) {
            String value = row.get(place);
            return value.isEmpty() ? otherwise : Optional.of(value);
        }

        @Override
        public Optional<String> name() {
            return Optional.of(column);
        }
    }

    /** The same text in every row. */
    record Same(String text, Optional<String> name) implements Source {
        @Override
        public Optional<String> of(List<String> row, String path, List<Violation> problems) {
            return Optional.of(text);
        }
    }

    /**
     * Columns joined to one text, as strictly as in prompts.
     *
     * @param columns name in the template → column
     */
    record Joined(PromptTemplate template, Map<String, Column> columns) implements Source {
        public Joined {
            columns = Map.copyOf(columns);
        }

        @Override
        public Optional<String> of(List<String> row, String path, List<Violation> problems) {
            Map<String, String> values = new HashMap<>();
            columns.forEach((name, column) -> values.put(name, row.get(column.place())));
            var missing = template.unresolved(values);
            for (String name : missing) {
                Column column = columns.get(name);
                problems.add(new Violation(
                        column == null ? name : column.column(),
                        "must not be empty: " + path + " of the mapping names it as {{" + name + "}}",
                        ""));
            }
            return missing.isEmpty() ? rendered(values, path, problems) : Optional.empty();
        }

        private Optional<String> rendered(Map<String, String> values, String path, List<Violation> problems) {
            try {
                return Optional.of(template.render(values, LONGEST).strip()).filter(text -> !text.isEmpty());
            } catch (PromptTooLongException e) {
                problems.add(new Violation(path, "must be at most " + LONGEST + " characters", ""));
                return Optional.empty();
            }
        }

        @Override
        public Optional<String> name() {
            return Optional.empty();
        }
    }
}
