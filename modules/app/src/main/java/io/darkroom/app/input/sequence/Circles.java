package io.darkroom.app.input.sequence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds shots that lead back to themselves over several events. One thread. */
final class Circles {
    /** A longer circle is told shot by shot: none of them is there to depend on. */
    private static final int LONGEST = 1_000;

    private final Map<Long, Link> links = new HashMap<>();

    /**
     * What a shot depends on.
     *
     * @param name of the shot
     * @param next what it depends on
     */
    record Link(String name, long next) {}

    Circles(Collection<Held> events) {
        events.forEach(each -> each.links().forEach(links::putIfAbsent));
    }

    /** The names on the way from a shot back to itself, both ends among them; none when it leads elsewhere. */
    List<String> way(long shot) {
        List<String> way = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        long at = shot;
        while (seen.add(at) && way.size() < LONGEST) {
            Link link = links.get(at);
            if (link == null) {
                return List.of();
            }
            way.add(link.name());
            at = link.next();
        }
        if (at != shot) {
            return List.of();
        }
        way.add(way.getFirst());
        return way;
    }
}
