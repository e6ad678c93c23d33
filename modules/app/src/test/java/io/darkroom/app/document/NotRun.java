package io.darkroom.app.document;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables of docs/development.md that name what of documents no test tries, with the reason of each. Any thread. */
public final class NotRun {
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| ([^|]+) \\|");

    private final List<String> parts = rows("Commands in documents");

    /** Whether a command contains what a row names; a word is a whole one. */
    boolean contains(Typed typed) {
        return parts.stream()
                .map(part -> Pattern.quote(part) + (Character.isLetter(part.charAt(part.length() - 1)) ? "\\b" : ""))
                .anyMatch(
                        part -> Pattern.compile(part).matcher(typed.toString()).find());
    }

    List<String> parts() {
        return parts;
    }

    /** First cells of the table of a chapter. */
    public static List<String> rows(String title) {
        String text = Page.of("docs/development.md").text();
        String chapter = text.substring(text.indexOf("## " + title));
        return chapter.substring(0, chapter.indexOf("\n## ", 1))
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();
    }
}
