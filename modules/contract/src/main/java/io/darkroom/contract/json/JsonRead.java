package io.darkroom.contract.json;

import java.util.List;
import java.util.Optional;

/** What came of reading a record in JSON. Any thread. */
public sealed interface JsonRead<T> {

    /** A whole record; what it may break besides its form is not judged here. */
    record Good<T>(T value) implements JsonRead<T> {}

    /** Everything that is wrong with its form, in the order of the text: at least one. */
    record Bad<T>(List<Problem> problems) implements JsonRead<T> {
        public Bad {
            problems = List.copyOf(problems);
        }

        /** All problems as one line. */
        public String sentence() {
            return String.join("; ", problems.stream().map(Problem::sentence).toList());
        }
    }

    /**
     * One place that is wrong.
     *
     * @param path path of the place such as {@code shots[0].count}; empty for the whole record
     * @param rule what is expected there, such as {@code must be a whole number}
     * @param found what was found, such as {@code "four"}, where that says anything
     */
    record Problem(String path, String rule, Optional<String> found) {
        /** A problem whose rule says everything. */
        Problem(String path, String rule) {
            this(path, rule, Optional.empty());
        }

        /** Path and what is wrong as one sentence without a full stop. */
        public String sentence() {
            return (path.isEmpty() ? "" : path + " ")
                    + rule
                    + found.map(text -> ", was " + text).orElse("");
        }
    }
}
