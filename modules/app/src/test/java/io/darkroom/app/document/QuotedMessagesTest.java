package io.darkroom.app.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of docs/troubleshooting.md are those that the code prints: each of their parts stands in it. */
class QuotedMessagesTest {
    private static final Pattern ROW = Pattern.compile("\\| `([^|]+)` \\| .*");
    private static final int SHORTEST = 4;

    private static String code;

    static List<String> messages() {
        return Page.of("docs/troubleshooting.md")
                .text()
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .flatMap(row -> Stream.of(row.group(1).split("`[^`]*`", -1)))
                .toList();
    }

    @BeforeAll
    static void readTheCode() throws IOException {
        try (Stream<Path> modules = Files.walk(Page.ROOT.resolve("modules"));
                Stream<Path> bin = Files.list(Page.ROOT.resolve("bin"))) {
            code = Stream.concat(
                            modules.filter(file -> file.toString().matches(".*/src/main/java/.*\\.java")),
                            bin.filter(Files::isRegularFile))
                    .map(QuotedMessagesTest::text)
                    .collect(Collectors.joining("\n"));
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyPartOfTheTextStandsInTheCode(String message) {
        assertThat(Arrays.stream(message.split("…", -1)).map(String::strip).filter(part -> part.length() >= SHORTEST))
                .isNotEmpty()
                .allSatisfy(part -> assertThat(code.contains(part))
                        .as("%s in the code", part)
                        .isTrue());
    }

    /** With texts that are put together over several lines in one piece. */
    private static String text(Path file) {
        try {
            return Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
