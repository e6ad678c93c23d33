package io.darkroom.pipeline.intake.prompts.catalog;

import io.darkroom.contract.key.Sha256;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An A/B test: shots that name no version get one of its arms, each sku always the same. Any thread.
 *
 * @param name name in results and commands
 * @param segments segments that take part; empty for all
 * @param arms share of each version in percent, in the order of the file; together 100
 */
public record Experiment(String name, Set<String> segments, Map<String, Integer> arms) {
    static final int WHOLE = 100;

    private static final int STEPS = 10_000;

    public Experiment {
        segments = Set.copyOf(segments);
        arms = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(arms));
    }

    /** Whether shots of a segment take part. */
    boolean covers(String segment) {
        return segments.isEmpty() || segments.contains(segment);
    }

    /**
     * The version of a sku. It depends on the names of experiment and sku and on the shares alone: arms are laid out by
     * name, so their order in the file changes nothing.
     */
    String arm(String sku) {
        int at = Math.floorMod(Sha256.head(name + ":" + sku), STEPS);
        SortedMap<String, Integer> byName = new TreeMap<>(arms);
        int end = 0;
        for (Map.Entry<String, Integer> arm : byName.entrySet()) {
            end += arm.getValue() * (STEPS / WHOLE);
            if (at < end) {
                return arm.getKey();
            }
        }
        return byName.lastKey();
    }
}
