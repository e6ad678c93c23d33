package io.darkroom.app.run.row;

import io.darkroom.app.config.Providers;
import io.darkroom.app.order.IntakeRules;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Who draws the rows of a run that have not ended. One thread. */
public sealed interface RowProviders {

    /** By the rules of intake, where there is a choice. */
    static RowProviders of(Providers providers, IntakeRules rules) {
        return providers.several()
                ? new Several(change -> rules.outlook(change).orders().stream()
                        .map(GenerationRequest::getProvider)
                        .toList())
                : new One(providers.chosen().name());
    }

    /**
     * An event is published.
     *
     * @param first row of its first shot
     */
    void sent(int first, CatalogChange change);

    /** A row has ended, published or not. */
    void ended(int row);

    /** Those who draw rows that are published and have not ended; one that draws everything, always. */
    Set<String> open();

    /** Whether rows that are still to be published are drawn by these too. */
    boolean all();

    /** Rows that a provider was to draw and that have ended. */
    int ended(String provider);

    /** One provider draws everything: nothing has to be kept. */
    final class One implements RowProviders {
        private final Set<String> provider;
        private int ended;

        One(String provider) {
            this.provider = Set.of(provider);
        }

        @Override
        public void sent(int first, CatalogChange change) {}

        @Override
        public void ended(int row) {
            ended++;
        }

        @Override
        public Set<String> open() {
            return provider;
        }

        @Override
        public boolean all() {
            return true;
        }

        @Override
        public int ended(String name) {
            return ended;
        }
    }

    /** Each row has its own. */
    final class Several implements RowProviders {
        private final Function<CatalogChange, List<String>> drawers;
        private final Map<Integer, String> sent = new HashMap<>();
        private final Map<String, Integer> open = new HashMap<>();
        private final Map<String, Integer> ended = new HashMap<>();

        /** @param drawers who draws each shot of an event; none when it breaks a rule */
        Several(Function<CatalogChange, List<String>> drawers) {
            this.drawers = drawers;
        }

        @Override
        public void sent(int first, CatalogChange change) {
            int row = first;
            for (String provider : drawers.apply(change)) {
                sent.put(row++, provider);
                open.merge(provider, 1, Integer::sum);
            }
        }

        @Override
        public void ended(int row) {
            String provider = sent.remove(row);
            if (provider != null) {
                open.merge(provider, -1, Integer::sum);
                ended.merge(provider, 1, Integer::sum);
            }
        }

        @Override
        public Set<String> open() {
            Set<String> waited = new TreeSet<>();
            open.forEach((provider, rows) -> {
                if (rows > 0) {
                    waited.add(provider);
                }
            });
            return waited;
        }

        @Override
        public boolean all() {
            return false;
        }

        @Override
        public int ended(String provider) {
            return ended.getOrDefault(provider, 0);
        }
    }
}
