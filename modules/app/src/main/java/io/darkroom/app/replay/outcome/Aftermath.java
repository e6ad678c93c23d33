package io.darkroom.app.replay.outcome;

import io.darkroom.app.replay.survey.KeyHash;
import io.darkroom.contract.Decision;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Origin;
import io.darkroom.contract.stores.Admission;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the records of a replay. Told first which records there are and which of them intake has read, then the
 * failures, then the pictures, then the statuses, then the ledger's entries where records are left. Pure; one thread.
 */
final class Aftermath {
    private final String replays;
    private final Positions copied = new Positions();
    private final Positions open = new Positions();
    private final Map<KeyHash, FailureClass> failed = new HashMap<>();
    private final Map<FailureClass, Long> rejected = new TreeMap<>();
    private final Map<KeyHash, Long> inProgress = new HashMap<>();
    private long completed;
    private long undecodable;
    private long unread;

    /** @param replays name of the topic of replays */
    Aftermath(String replays) {
        this.replays = replays;
    }

    /** A record of the replay. */
    void copied(int partition, long offset, boolean read) {
        copied.add(partition, offset);
        if (read) {
            open.add(partition, offset);
        } else {
            unread++;
        }
    }

    void failed(ImageFailed failure) {
        if (!mine(failure.getOrigin())) {
            return;
        }
        answered(failure.getOrigin());
        FailureClass why = failure.getFailure().getWhy();
        if (failure.getState() == FailedState.REJECTED) {
            rejected.merge(why, 1L, Long::sum);
        } else {
            failed.put(order(failure.getOrigin(), failure.getIdempotencyKey().orElse("")), why);
        }
    }

    /** A picture beats a failure of the same order whenever it comes. */
    void completed(ImageCompleted image) {
        if (mine(image.getOrigin())) {
            answered(image.getOrigin());
            failed.remove(order(image.getOrigin(), image.getIdempotencyKey()));
            completed++;
        }
    }

    /** A record that could not be decoded. */
    void undecodable(int partition, long offset) {
        if (copied.has(partition, offset)) {
            open.remove(partition, offset);
            undecodable++;
        }
    }

    void status(GenerationStatus status) {
        KeyHash key = KeyHash.of(status.getIdempotencyKey());
        if (status.getState() != LedgerState.IN_PROGRESS) {
            inProgress.remove(key);
        } else if (status.getDecision() == Decision.ADMITTED && mine(status.getOrigin())) {
            inProgress.put(key, status.getGeneration());
            answered(status.getOrigin());
        } else if (!Long.valueOf(status.getGeneration()).equals(inProgress.get(key))) {
            inProgress.remove(key);
        }
    }

    /**
     * An entry of the ledger. In image.status a later decision about the same order may have taken the place of its
     * admission when the topic was compacted; the ledger's own entry always names the event that was admitted.
     */
    void entry(String key, Admission entry) {
        if (entry.getState() == LedgerState.IN_PROGRESS && mine(entry.getOrigin())) {
            inProgress.put(KeyHash.of(key), entry.getGeneration());
            answered(entry.getOrigin());
        } else {
            inProgress.remove(KeyHash.of(key));
        }
    }

    private boolean mine(Origin origin) {
        return origin.getTopic().equals(replays) && copied.has(origin.getPartition(), origin.getOffset());
    }

    private void answered(Origin origin) {
        open.remove(origin.getPartition(), origin.getOffset());
    }

    private static KeyHash order(Origin origin, String key) {
        return KeyHash.of(origin.getPartition() + "@" + origin.getOffset() + " " + key);
    }

    /** Records of the replay that are still there. */
    long records() {
        return copied.size();
    }

    /** Orders with pictures. */
    long completed() {
        return completed;
    }

    /** Orders without, by class. */
    Map<FailureClass, Long> failures() {
        Map<FailureClass, Long> counts = new TreeMap<>();
        failed.values().forEach(why -> counts.merge(why, 1L, Long::sum));
        return counts;
    }

    /** Orders that were refused, by class. */
    Map<FailureClass, Long> rejections() {
        return new TreeMap<>(rejected);
    }

    /** Records that could not be decoded. */
    long undecodable() {
        return undecodable;
    }

    /** Orders that wait or are being drawn. */
    long inProgress() {
        return inProgress.size();
    }

    /** Records that intake has read and that led to nothing. */
    long turnedAway() {
        return open.size();
    }

    /** Records that intake has not read. */
    long unread() {
        return unread;
    }
}
