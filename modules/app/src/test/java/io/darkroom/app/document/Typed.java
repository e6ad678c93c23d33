package io.darkroom.app.document;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A darkroom command that a page shows. Any thread.
 *
 * @param ownLine whether it stands on a line of a block, not in a sentence
 * @param fed whether another program writes its input
 * @param name what it is called there, such as bin/darkroom
 * @param environment variables before it
 * @param words after darkroom
 */
public record Typed(boolean ownLine, boolean fed, String name, Map<String, String> environment, List<String> words) {

    public String subcommand() {
        return words.getFirst();
    }

    /** Its words, with files of examples below another folder, and those that are written below a third. */
    public List<String> words(Path examples, Path written) {
        return words.stream().map(word -> located(word, examples, written)).toList();
    }

    /** Its variables, with files of examples below another folder. */
    public Map<String, String> environment(Path examples) {
        Map<String, String> located = new LinkedHashMap<>();
        environment.forEach((variable, value) -> located.put(variable, located(value, examples, examples)));
        return located;
    }

    private static String located(String word, Path examples, Path written) {
        if (word.startsWith("examples/")) {
            return examples.resolve(word).toString();
        }
        return word.endsWith(".jsonl") ? written.resolve(word).toString() : word;
    }

    /** As somebody reads it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(fed ? "… | " : "");
        environment.forEach(
                (name, value) -> text.append(name).append('=').append(value).append(' '));
        return text.append(name).append(' ').append(String.join(" ", words)).toString();
    }
}
