package io.darkroom.app.status.answer;

import io.darkroom.contract.LedgerState;
import java.util.List;
import java.util.Optional;

/** What is known under a name. */
public sealed interface StatusAnswer {

    /**
     * Something is.
     *
     * @param name as it was asked for
     * @param is what the name is: key, sku, job; several where it fits several
     * @param keys one view of each key, sorted; the only one has its timeline
     * @param events events without a key in the ledger
     */
    record Found(String name, List<String> is, List<KeyView> keys, List<EventView> events) implements StatusAnswer {
        public Found {
            is = List.copyOf(is);
            keys = List.copyOf(keys);
            events = List.copyOf(events);
        }

        /** Whether one key is all there is. */
        public boolean single() {
            return keys.size() == 1 && events.isEmpty();
        }

        public long count(LedgerState state) {
            return keys.stream().filter(key -> key.state() == state).count();
        }

        public long waitingForIntake() {
            return events.stream().filter(event -> event.waits().isPresent()).count();
        }

        public long rejected() {
            return events.size() - waitingForIntake();
        }

        /** Whether nothing more will come by itself. */
        public boolean ended() {
            return count(LedgerState.IN_PROGRESS) == 0 && waitingForIntake() == 0;
        }
    }

    /**
     * Nothing is.
     *
     * @param sentence what was looked for, and where
     * @param hints what the reason may be
     */
    record NotFound(String name, String sentence, List<String> hints) implements StatusAnswer {
        public NotFound {
            hints = List.copyOf(hints);
        }

        /** All of it as one text. */
        public String text() {
            return sentence
                    + Optional.of(String.join(" ", hints))
                            .filter(h -> !h.isEmpty())
                            .map(h -> " " + h)
                            .orElse("");
        }
    }
}
