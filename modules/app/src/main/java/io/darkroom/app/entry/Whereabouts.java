package io.darkroom.app.entry;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.local.Installation;
import io.darkroom.app.status.answer.KeyView;
import io.darkroom.app.status.answer.Waiting;
import io.darkroom.app.status.search.StatusReader;
import io.darkroom.app.status.search.Watch;
import java.util.List;
import java.util.Optional;

/**
 * What the topics and stores of all providers know of an order. Any thread.
 *
 * @param provider who draws it, or drew it, as far as that was seen
 * @param work what its request, call, retry or result waits for, where one was found
 * @param hidden providers whose topics may not be read
 */
record Whereabouts(Optional<String> provider, Optional<Waiting> work, List<String> hidden) {
    private static final Whereabouts NOWHERE = new Whereabouts(Optional.empty(), Optional.empty(), List.of());

    Whereabouts {
        hidden = List.copyOf(hidden);
    }

    /** Looks once. */
    static Whereabouts glance(DarkroomConfig config, Installation installation, String key) {
        return look(config, installation, key, 1);
    }

    /** Looks again where nothing is found: what is on its way from one topic to another may be missed. */
    static Whereabouts search(DarkroomConfig config, Installation installation, String key) {
        return look(config, installation, key, 2);
    }

    private static Whereabouts look(DarkroomConfig config, Installation installation, String key, int times) {
        Optional<Watch> found = new StatusReader(config, installation, note -> {}).watch(key);
        if (found.isEmpty()) {
            return NOWHERE;
        }
        try (Watch watch = found.get()) {
            Whereabouts seen = seen(watch);
            for (int look = 1; look < times && seen.work().isEmpty(); look++) {
                seen = seen(watch);
            }
            return seen;
        }
    }

    private static Whereabouts seen(Watch watch) {
        KeyView view = watch.look();
        return new Whereabouts(view.provider(), view.waits().filter(Waiting::found), watch.hidden());
    }

    /** Why the work of a key is not known to be lost; empty when nothing of it is there. */
    Optional<String> doubt(String key) {
        return work.map(waits -> "The work of %s is not lost: it waits for %s.".formatted(key, waits.sentence()))
                .or(() -> hidden.isEmpty()
                        ? Optional.empty()
                        : Optional.of("Whether the work of %s is lost cannot be seen: the topics of %s may not be read."
                                .formatted(key, String.join(", ", hidden))));
    }
}
