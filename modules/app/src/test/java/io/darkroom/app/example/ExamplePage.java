package io.darkroom.app.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page of an example, as somebody reads it who types what it shows. Any thread.
 *
 * @param name folder below examples
 * @param typed its commands, in their order
 */
record ExamplePage(String name, List<Typed> typed) {
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private static final String COMMAND = "bin/darkroom";
    private static final Pattern INLINE = Pattern.compile("`((?:[A-Z_]+=\\S+ )*" + COMMAND + " [^`]+)`");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

    /**
     * A command.
     *
     * @param ownLine whether it stands on a line of its own, not in a sentence
     * @param environment variables before it
     * @param words after bin/darkroom
     */
    record Typed(boolean ownLine, Map<String, String> environment, List<String> words) {

        private static Typed of(String text, boolean ownLine) {
            Map<String, String> environment = new LinkedHashMap<>();
            List<String> words = new ArrayList<>();
            boolean command = false;
            for (Matcher each = WORD.matcher(text); each.find(); ) {
                String word = each.group().replace("\"", "");
                if (command) {
                    words.add(word);
                } else if (word.equals(COMMAND)) {
                    command = true;
                } else {
                    int equals = word.indexOf('=');
                    environment.put(word.substring(0, equals), word.substring(equals + 1));
                }
            }
            return new Typed(ownLine, environment, words);
        }

        String subcommand() {
            return words.getFirst();
        }

        /** Its words, with files of the example below another folder. */
        List<String> words(Path examples, Path written) {
            return words.stream().map(word -> located(word, examples, written)).toList();
        }

        /** Its variables, with files of the example below another folder. */
        Map<String, String> environment(Path examples) {
            Map<String, String> located = new LinkedHashMap<>();
            environment.forEach((name, value) -> located.put(name, located(value, examples, examples)));
            return located;
        }

        private static String located(String word, Path examples, Path written) {
            if (word.startsWith("examples/")) {
                return examples.resolve(word).toString();
            }
            return word.endsWith(".jsonl") ? written.resolve(word).toString() : word;
        }
    }

    static ExamplePage of(String name) {
        try {
            List<Typed> typed = new ArrayList<>();
            for (String line :
                    Files.readAllLines(ROOT.resolve("examples").resolve(name).resolve("README.md"))) {
                if (line.matches("([A-Z_]+=(\"[^\"]*\"|\\S+) )*" + COMMAND + " .*")) {
                    typed.add(Typed.of(line, true));
                } else {
                    INLINE.matcher(line).results().forEach(found -> typed.add(Typed.of(found.group(1), false)));
                }
            }
            return new ExamplePage(name, List.copyOf(typed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of all examples that have a page. */
    static List<String> names() {
        try (Stream<Path> folders = Files.list(ROOT.resolve("examples"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("README.md")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commands on lines of their own that need nothing of the environment. */
    List<List<String>> plain(Path written) {
        return typed.stream()
                .filter(each -> each.ownLine() && each.environment().isEmpty())
                .map(each -> each.words(ROOT, written))
                .toList();
    }

    /** Copies the example's files below a folder, with other texts in its settings, such as the addresses of a test. */
    void copyTo(Path folder, Map<String, String> texts) throws IOException {
        Path to = Files.createDirectories(folder.resolve("examples").resolve(name));
        try (Stream<Path> files = Files.list(ROOT.resolve("examples").resolve(name))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                if (file.toString().endsWith(".yaml")) {
                    for (Map.Entry<String, String> each : texts.entrySet()) {
                        text = text.replace(each.getKey(), each.getValue());
                    }
                }
                Files.writeString(to.resolve(file.getFileName()), text);
            }
        }
    }
}
