package io.darkroom.app.manifest;

import io.darkroom.contract.ImageCompleted;
import java.util.ArrayList;
import java.util.List;

/** How the shots of one anchor ended. One thread. */
final class AnchorCount {
    private static final int SHOWN = 3;

    private final List<String> others = new ArrayList<>();
    private int rows;
    private int completed;
    private int failed;
    private int differing;

    void row() {
        rows++;
    }

    void ended(ResultLine line) {
        if (line.result() instanceof Result.Completed(ImageCompleted image, var pictures)) {
            completed++;
            image.getSetModelActual().ifPresent(set -> differs(image, set));
        } else {
            failed++;
        }
    }

    private void differs(ImageCompleted image, String set) {
        differing++;
        if (others.size() < SHOWN) {
            others.add("%s by %s, the set by %s"
                    .formatted(image.getShotName(), image.getModelActual().orElse("another"), set));
        }
    }

    /** Shots that another model drew than the first of their set. */
    int others() {
        return differing;
    }

    /** As the summary has it; what nobody needs to look at is left out. */
    String words() {
        int open = rows - completed - failed;
        StringBuilder words = new StringBuilder(completed + " of " + Math.max(rows, completed + failed));
        if (failed > 0) {
            words.append(", ").append(failed).append(" failed");
        }
        if (open > 0) {
            words.append(", ").append(open).append(" waiting");
        }
        if (!others.isEmpty()) {
            words.append("; drawn by another model: ").append(String.join("; ", others));
        }
        return differing > SHOWN ? words + "; and " + (differing - SHOWN) + " more" : words.toString();
    }
}
