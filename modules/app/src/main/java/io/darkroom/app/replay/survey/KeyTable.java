package io.darkroom.app.replay.survey;

import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.LedgerState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of a range and what the ledger says about each. Some 150 bytes a key: told first which keys there are, so that
 * the rest of the ledger takes no room. One thread.
 */
final class KeyTable {
    private final Map<KeyHash, Entry> entries = new HashMap<>();

    /** One key. */
    static final class Entry {
        private LedgerState state = LedgerState.UNKNOWN;
        private long generation;
        private long fingerprint;
        private boolean fingerprintKnown;
        private long newestAt = Long.MIN_VALUE;
        private int newestPartition;
        private long newestOffset;
        private boolean taken;
        private long takenFingerprint;

        /** State of the ledger's entry; UNKNOWN when there is none. */
        LedgerState state() {
            return state;
        }

        /** Generation of the ledger's entry. */
        long generation() {
            return generation;
        }

        /** Whether the ledger's entry is known to be of another picture. */
        boolean differs(String print) {
            return fingerprintKnown && fingerprint != shortened(print);
        }

        /** Whether this position holds the newest record of the key in the range. */
        boolean newestIs(int partition, long offset) {
            return newestPartition == partition && newestOffset == offset;
        }

        /** A record of the range takes the key up. */
        void take(String print) {
            taken = true;
            takenFingerprint = shortened(print);
        }

        /** Whether an earlier record of the range takes the key up. */
        boolean taken() {
            return taken;
        }

        /** Whether it does for the same picture. */
        boolean takenFor(String print) {
            return taken && takenFingerprint == shortened(print);
        }

        private void seen(int partition, long offset, long at) {
            if (at > newestAt || (at == newestAt && partition == newestPartition && offset > newestOffset)) {
                newestAt = at;
                newestPartition = partition;
                newestOffset = offset;
            }
        }

        private void status(Optional<GenerationStatus> status) {
            state = status.map(GenerationStatus::getState).orElse(LedgerState.UNKNOWN);
            generation = status.map(GenerationStatus::getGeneration).orElse(0L);
            String print = status.map(GenerationStatus::getFingerprint).orElse("");
            fingerprintKnown = !print.isEmpty();
            fingerprint = shortened(print);
        }
    }

    /** A record of the range asks for a key. */
    void seen(String key, int partition, long offset, long at) {
        entries.computeIfAbsent(KeyHash.of(key), k -> new Entry()).seen(partition, offset, at);
    }

    /** Whether the range has this key. */
    boolean has(byte[] key) {
        return entries.containsKey(KeyHash.of(key));
    }

    /** What the ledger says about a key; empty when it has forgotten it. Keys that the range has not are passed over. */
    void status(byte[] key, Optional<GenerationStatus> status) {
        Entry entry = entries.get(KeyHash.of(key));
        if (entry != null) {
            entry.status(status);
        }
    }

    /** What is known of a key. */
    Entry entry(String key) {
        return entries.computeIfAbsent(KeyHash.of(key), k -> new Entry());
    }

    /** How many keys there are. */
    int size() {
        return entries.size();
    }

    /** Forgets which keys were taken up: the range is read once more. */
    void startOver() {
        entries.values().forEach(entry -> entry.taken = false);
    }

    private static long shortened(String print) {
        return KeyHash.of(print).high();
    }
}
