package io.darkroom.app.status.answer;

import io.darkroom.contract.LedgerState;
import io.darkroom.contract.key.ConsistencySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The shots of one consistency set that an answer has.
 *
 * @param set whose shots they are
 * @param keys its keys, sorted
 */
public record SetView(ConsistencySet set, List<KeyView> keys) {
    public SetView {
        keys = List.copyOf(keys);
    }

    /** The sets of some keys, by name. */
    static List<SetView> of(List<KeyView> keys) {
        Map<String, List<KeyView>> bySet = new TreeMap<>();
        keys.forEach(key -> key.set()
                .ifPresent(set ->
                        bySet.computeIfAbsent(set, s -> new ArrayList<>()).add(key)));
        List<SetView> views = new ArrayList<>();
        bySet.forEach(
                (name, members) -> ConsistencySet.parse(name).ifPresent(set -> views.add(new SetView(set, members))));
        return views;
    }

    long count(LedgerState state) {
        return keys.stream().filter(key -> key.state() == state).count();
    }

    /** Shots that another model drew than the first of the set. */
    long others() {
        return keys.stream()
                .filter(key -> key.result().flatMap(KeyView.Result::setModel).isPresent())
                .count();
    }

    /** The model that drew the first picture, where results say so. */
    Optional<String> model() {
        return keys.stream()
                .flatMap(key -> key.result().stream())
                .flatMap(result -> result.setModel().or(result::model).stream())
                .findFirst();
    }

    /** All of it in one sentence. */
    String sentence() {
        return "%s in %s: %d completed, %d failed, %d in progress%s%s"
                .formatted(
                        set.anchorId(),
                        set.orderedBy(),
                        count(LedgerState.COMPLETED),
                        count(LedgerState.FAILED),
                        count(LedgerState.IN_PROGRESS),
                        model().map(model -> "; drawn by " + model).orElse(""),
                        others() == 0 ? "" : ", " + others() + " by another model");
    }
}
