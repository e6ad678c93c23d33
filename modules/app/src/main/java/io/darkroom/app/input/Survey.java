package io.darkroom.app.input;

import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.catalog.RowId;
import io.darkroom.app.input.entry.Entries;
import io.darkroom.app.input.entry.Entry;
import io.darkroom.app.input.repeat.RepeatFinder;
import io.darkroom.app.input.repeat.Repeats;
import io.darkroom.contract.CatalogChange;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a file holds, counted before anything starts. Any thread.
 *
 * @param orders pictures that can be ordered, one result line each
 * @param refused result lines of rows that cannot
 * @param blank rows that have separators but no value
 * @param repeats rows that name the same picture
 * @param recipe the recipe whose lines fit all of them
 * @param first the first event, if there is one
 * @param campaigns what the events name as theirs, the first hundred of them, sorted
 */
public record Survey(
        int orders,
        int refused,
        int blank,
        Repeats repeats,
        Recipe recipe,
        Optional<CatalogChange> first,
        Set<String> campaigns) {
    private static final int MOST_CAMPAIGNS = 100;

    /** Reads everything once. */
    static Survey of(Entries entries) throws IOException {
        Count count = new Count();
        for (Optional<Entry> each = entries.next(); each.isPresent(); each = entries.next()) {
            count.add(each.get());
        }
        return count.survey(entries.blank());
    }

    /** Calls that are needed when nothing is finished: lines that repeat another one need none. */
    public int calls() {
        return orders - repeats.same().size();
    }

    /** Result lines. */
    public int rows() {
        return orders + refused;
    }

    private static final class Count {
        private final RepeatFinder repeats = new RepeatFinder();
        private boolean onlyProducts = true;
        private int orders;
        private int refused;
        private Optional<CatalogChange> first = Optional.empty();
        private final Set<String> campaigns = new TreeSet<>();

        void add(Entry entry) {
            switch (entry) {
                case Entry.Refused no -> refused += no.names().size();
                case Entry.Event event -> {
                    orders += event.names().size();
                    repeats.add(event);
                    onlyProducts &= product(event);
                    first = first.or(() -> Optional.of(event.change()));
                    event.change().getCampaign().ifPresent(this::campaign);
                }
            }
        }

        private void campaign(String name) {
            if (campaigns.size() < MOST_CAMPAIGNS) {
                campaigns.add(name);
            }
        }

        /** The shot of a row of products is called main, or as its placement. */
        private static boolean product(Entry.Event event) {
            RowId name = event.names().getFirst();
            return event.names().size() == 1
                    && name.segment().equals("product")
                    && name.shotName()
                            .equals(event.change()
                                    .getShots()
                                    .getFirst()
                                    .getPlacement()
                                    .orElse("main"));
        }

        Survey survey(int blank) {
            return new Survey(
                    orders,
                    refused,
                    blank,
                    repeats.repeats(),
                    onlyProducts ? Recipe.CATALOG : Recipe.SHOTS,
                    first,
                    campaigns);
        }
    }
}
