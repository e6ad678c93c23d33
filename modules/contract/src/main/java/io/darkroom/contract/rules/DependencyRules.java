package io.darkroom.contract.rules;

import io.darkroom.contract.Shot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which shot waits for which. A name that no shot of the event has may be that of a shot ordered before, which only the
 * ledger knows; a circle within the event can never be drawn. Pure, any thread.
 */
final class DependencyRules {
    private static final String FIELD = "dependsOnShot";

    private DependencyRules() {}

    /**
     * One violation for each circle, at its first shot.
     *
     * @param shots the shots that are looked at, in the order of the event
     */
    static void check(Findings findings, List<Shot> shots) {
        Map<String, Shot> named = new HashMap<>();
        shots.forEach(shot -> named.putIfAbsent(shot.getShotName(), shot));
        Set<String> told = new HashSet<>();
        for (int i = 0; i < shots.size(); i++) {
            findings.optionalName("shots[" + i + "]." + FIELD, shots.get(i).getDependsOnShot());
            List<String> circle = circle(shots.get(i), named);
            boolean isNew = circle.stream().noneMatch(told::contains);
            told.addAll(circle);
            findings.require(
                    circle.isEmpty() || !isNew,
                    "shots[" + i + "]." + FIELD,
                    "must not lead back to the shot itself: " + String.join(" → ", circle),
                    shots.get(i).getDependsOnShot().orElse(""));
        }
    }

    /** The way from a shot back to itself, both ends named; empty when there is none. */
    private static List<String> circle(Shot from, Map<String, Shot> named) {
        String start = from.getShotName();
        List<String> way = new ArrayList<>(List.of(start));
        Set<String> seen = new HashSet<>(way);
        Shot now = from;
        while (now != null && now.getDependsOnShot().isPresent()) {
            String next = now.getDependsOnShot().get();
            way.add(next);
            if (next.equals(start)) {
                return way;
            }
            if (!seen.add(next)) {
                return List.of();
            }
            now = named.get(next);
        }
        return List.of();
    }
}
