package io.darkroom.app.manifest;

import io.darkroom.app.wording.Counted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts lines for the closing summary. One thread. */
public final class Summary {
    private static final int ANCHORS = 50;

    private final Map<String, AnchorCount> anchors = new LinkedHashMap<>();
    private final boolean byAnchor;
    private final Failures failures;
    private int completed;
    private int failed;
    private int fewer;

    /**
     * @param errors the file's names of fields
     * @param byAnchor whether shots are counted per anchor
     */
    public Summary(ErrorText errors, boolean byAnchor) {
        this.byAnchor = byAnchor;
        this.failures = new Failures(errors);
    }

    /** Why rows failed: the first of them, and how many of each error code; nothing when none did. */
    public List<String> failures() {
        return failures.lines();
    }

    /** Announces a row, in input order: anchors are listed in this order. */
    public void row(String anchorId) {
        if (byAnchor) {
            anchors.computeIfAbsent(anchorId, a -> new AnchorCount()).row();
        }
    }

    /**
     * Counts a row that ended.
     *
     * @param row its place in the manifest
     */
    public void ended(int row, ResultLine line) {
        if (line.completed()) {
            completed++;
            fewer += line.lacksSome() ? 1 : 0;
        } else {
            failed++;
            failures.add(row, line);
        }
        if (byAnchor) {
            anchors.computeIfAbsent(line.id().anchorId(), a -> new AnchorCount())
                    .ended(line);
        }
    }

    /** Rows with pictures. */
    public int completed() {
        return completed;
    }

    /** Rows without. */
    public int failed() {
        return failed;
    }

    /**
     * The summary as users read it.
     *
     * @param rows rows of the file
     * @param output where the lines are
     */
    public List<String> lines(int rows, String output) {
        List<String> lines = new ArrayList<>();
        int notStarted = rows - completed - failed;
        lines.add("Completed: " + completed);
        lines.add("Failed: " + failed);
        if (fewer > 0) {
            lines.add("Fewer pictures than asked for: %s; darkroom retry --partial asks for the missing ones"
                    .formatted(Counted.of(fewer, "row")));
        }
        if (notStarted > 0) {
            lines.add("Not started: " + notStarted);
        }
        if (byAnchor) {
            lines.add("Completed shots per anchor:");
            anchors.entrySet().stream()
                    .limit(ANCHORS)
                    .forEach(a ->
                            lines.add("  " + a.getKey() + ": " + a.getValue().words()));
            if (anchors.size() > ANCHORS) {
                lines.add("  … and " + (anchors.size() - ANCHORS) + " more");
            }
        }
        int others = anchors.values().stream().mapToInt(AnchorCount::others).sum();
        if (others > 0) {
            lines.add("Drawn by another model than their set: " + others);
        }
        lines.add("Output: " + output);
        return lines;
    }
}
