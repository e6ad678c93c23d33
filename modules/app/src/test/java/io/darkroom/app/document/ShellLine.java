package io.darkroom.app.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The darkroom commands of a line of a shell, as far as pages write such lines: words, quotes, variables before a command,
 * pipes, redirections and comments. One thread.
 */
final class ShellLine {
    private static final Set<String> NAMES = Set.of("darkroom", "bin/darkroom", "/opt/darkroom/bin/darkroom");

    private final boolean ownLine;
    private final List<Typed> found = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private boolean redirected;
    private boolean fed;

    private ShellLine(boolean ownLine) {
        this.ownLine = ownLine;
    }

    static List<Typed> commands(String line, boolean ownLine) {
        return new ShellLine(ownLine).read(line.startsWith("$ ") ? line.substring(2) : line);
    }

    private List<Typed> read(String line) {
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quote != 0) {
                quote = quoted(c, quote);
            } else if (c == '\'' || c == '"') {
                quote = c;
                inWord = true;
            } else if (c == ';' || (c == '#' && !inWord)) {
                break; // a comment, or a sentence that goes on
            } else if (c == '|' || c == '&') {
                end();
                fed = c == '|';
            } else if (c == '>' || c == '<') {
                endWord();
                redirected = true;
            } else if (Character.isWhitespace(c)) {
                endWord();
            } else {
                word.append(c);
                inWord = true;
            }
        }
        end();
        return List.copyOf(found);
    }

    private char quoted(char c, char quote) {
        if (c == quote) {
            return 0;
        }
        word.append(c);
        return quote;
    }

    private void endWord() {
        if (inWord && redirected) {
            redirected = false;
        } else if (inWord && !word.toString().equals("…")) {
            words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }

    private void end() {
        endWord();
        Map<String, String> environment = new LinkedHashMap<>();
        int at = 0;
        while (at < words.size() && words.get(at).matches("[A-Z][A-Z0-9_]*=.*")) {
            String[] parts = words.get(at++).split("=", 2);
            environment.put(parts[0], parts[1]);
        }
        if (at < words.size() && NAMES.contains(words.get(at))) {
            found.add(new Typed(
                    ownLine, fed, words.get(at), environment, List.copyOf(words.subList(at + 1, words.size()))));
        }
        words.clear();
    }
}
