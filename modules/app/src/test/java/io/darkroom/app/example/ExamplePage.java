package io.darkroom.app.example;

import io.darkroom.app.document.Page;
import io.darkroom.app.document.Typed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The page of an example, as somebody reads it who types what it shows. Any thread.
 *
 * @param name folder below examples
 * @param typed its commands, in their order
 */
record ExamplePage(String name, List<Typed> typed) {
    static final Path ROOT = Page.ROOT;

    static ExamplePage of(String name) {
        List<Typed> typed = Page.of("examples/" + name + "/README.md").commands().stream()
                .filter(each -> each.name().equals("bin/darkroom"))
                .toList();
        return new ExamplePage(name, typed);
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
