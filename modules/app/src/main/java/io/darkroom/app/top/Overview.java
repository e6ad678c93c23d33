package io.darkroom.app.top;

import io.darkroom.app.cost.Spent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An installation at a moment. Any thread.
 *
 * @param at UTC
 * @param stages intake, and generation of each provider
 * @param providers every provider that has topics, the asset stage among them
 * @param spending what results cost
 * @param probes time between two probes of a held provider, by this configuration
 * @param gaps what could not be seen
 */
record Overview(
        Instant at,
        List<StageView> stages,
        List<ProviderView> providers,
        Spending spending,
        Duration probes,
        Gaps gaps) {
    Overview {
        stages = List.copyOf(stages);
        providers = List.copyOf(providers);
    }

    /** Whether all was read that tells of now; otherwise what is stored, and what was spent, is that of a moment before. */
    boolean whole() {
        return spending.whole();
    }

    /**
     * What results of the last hour and day cost.
     *
     * @param whole whether all of them have been read
     */
    record Spending(Spent hour, Spent day, boolean whole) {}
}
