package io.darkroom.app.input.sequence;

import io.darkroom.app.input.entry.Entry;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Shot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An event, and which shots of other events must come before it. One thread. */
final class Held {
    private final Entry.Event event;
    private final Set<Long> missing;
    private Optional<String> text = Optional.empty();

    Held(Entry.Event event) {
        this.event = event;
        this.missing = elsewhere(event.change());
    }

    Entry.Event event() {
        return event;
    }

    /** Remembers what the file says there. */
    void keep(String said) {
        text = Optional.of(said);
    }

    /** What the file says there; empty when it did not have to wait. */
    Optional<String> text() {
        return text;
    }

    /** What its shots depend on and has not come yet; changes. */
    Set<Long> missing() {
        return missing;
    }

    private static Set<Long> elsewhere(CatalogChange change) {
        Set<Long> elsewhere = new HashSet<>();
        List<String> own = change.getShots().stream().map(Shot::getShotName).toList();
        for (Shot shot : change.getShots()) {
            shot.getDependsOnShot()
                    .filter(name -> !own.contains(name))
                    .ifPresent(name -> elsewhere.add(ShotName.of(change, shot, name)));
        }
        return elsewhere;
    }

    /** What its shots are called. */
    List<Long> names() {
        CatalogChange change = event.change();
        return change.getShots().stream().map(shot -> ShotName.of(change, shot)).toList();
    }

    /** Each shot that depends on one. */
    Map<Long, Circles.Link> links() {
        CatalogChange change = event.change();
        Map<String, Long> own = new HashMap<>();
        change.getShots().forEach(shot -> own.putIfAbsent(shot.getShotName(), ShotName.of(change, shot)));
        Map<Long, Circles.Link> links = new HashMap<>();
        for (Shot shot : change.getShots()) {
            shot.getDependsOnShot()
                    .ifPresent(name -> links.putIfAbsent(
                            ShotName.of(change, shot),
                            new Circles.Link(
                                    shot.getShotName(), own.getOrDefault(name, ShotName.of(change, shot, name)))));
        }
        return links;
    }
}
