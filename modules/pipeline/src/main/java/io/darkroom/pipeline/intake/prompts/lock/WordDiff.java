package io.darkroom.pipeline.intake.prompts.lock;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where two texts part: what differs between brackets, with a few words around it. Any thread.
 *
 * @param before the first text
 * @param after the second text
 */
public record WordDiff(String before, String after) {
    private static final int AROUND = 4;

    /** The difference; empty when there is none. */
    public static Optional<WordDiff> of(String before, String after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        List<String> first = words(before);
        List<String> second = words(after);
        int shorter = Math.min(first.size(), second.size());
        int head = 0;
        while (head < shorter && first.get(head).equals(second.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && first.get(first.size() - 1 - tail).equals(second.get(second.size() - 1 - tail))) {
            tail++;
        }
        return Optional.of(new WordDiff(marked(first, head, tail), marked(second, head, tail)));
    }

    /** Each word with the white space behind it: a change of white space is a change. */
    private static List<String> words(String text) {
        return Arrays.asList(text.split("(?<=\\s)(?=\\S)"));
    }

    private static String marked(List<String> words, int head, int tail) {
        int from = Math.max(0, head - AROUND);
        int to = Math.min(words.size(), words.size() - tail + AROUND);
        return (from > 0 ? "… " : "")
                + String.join("", words.subList(from, head))
                + "[" + String.join("", words.subList(head, words.size() - tail)) + "]"
                + String.join("", words.subList(words.size() - tail, to))
                + (to < words.size() ? "…" : "");
    }
}
