package io.darkroom.app.manifest;

import io.darkroom.app.catalog.RowId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Why rows failed: the first ones in input order, whatever order they ended in, and a count per error code. One thread. */
final class Failures {
    private static final int SHOWN = 3;
    private static final int LONGEST = 240;

    private final ErrorText errors;
    private final TreeMap<Integer, String> first = new TreeMap<>();
    private final Map<String, Integer> codes = new TreeMap<>();

    Failures(ErrorText errors) {
        this.errors = errors;
    }

    void add(int row, ResultLine line) {
        codes.merge(ErrorText.code(line.result()), 1, Integer::sum);
        if (first.size() < SHOWN || row < first.lastKey()) {
            first.put(row, text(line));
            if (first.size() > SHOWN) {
                first.pollLastEntry();
            }
        }
    }

    private String text(ResultLine line) {
        String code = ErrorText.code(line.result());
        String said = errors.of(line.result(), 0).replaceAll("\\s+", " ");
        String sentence = said.startsWith(code + ": ") ? said.substring(code.length() + 2) : said;
        String cut = sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "…" : sentence;
        return (line.line() > 0 ? "line " + line.line() + ", " : "") + name(line.id()) + ": " + code
                + (cut.equals(code) ? "" : ": " + cut);
    }

    private static String name(RowId id) {
        return id.shotName().isEmpty() || id.shotName().equals("main")
                ? id.sku()
                : id.anchorId() + " " + id.segment() + " " + id.shotName();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!codes.isEmpty()) {
            lines.add("Failed: "
                    + codes.entrySet().stream()
                            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                            .map(code -> code.getValue() + " " + code.getKey())
                            .collect(Collectors.joining(", "))
                    + (first.size() < total() ? "; the first:" : ":"));
            first.values().forEach(text -> lines.add("  " + text));
        }
        return lines;
    }

    private int total() {
        return codes.values().stream().mapToInt(Integer::intValue).sum();
    }
}
