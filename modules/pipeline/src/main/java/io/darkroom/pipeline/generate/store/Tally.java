package io.darkroom.pipeline.generate.store;

import java.time.Instant;

/**
 * How much the task of one partition keeps in its stores, for the gauges: written by the stream thread that has the task,
 * read by any. Zero while no task of this process has the partition.
 */
public final class Tally {
    private volatile int queued;
    private volatile int sent;
    private volatile long due;
    private volatile int unclaimed;
    private volatile int ended;
    private volatile Instant waitingSince = Instant.MAX;

    /** The stream thread tells; only one has the task. */
    void openCalls(int queuedNow, int sentNow) {
        queued = queuedNow;
        sent = sentNow;
    }

    /** What the store says it holds: an estimate, for counting would decode every one of perhaps a million. */
    public void dueRetriesFound(long about) {
        due = about;
    }

    public void dueRetry(int change) {
        due = Math.max(0, due + change);
    }

    void unclaimedResults(int count) {
        unclaimed = count;
    }

    void endedRequests(int count) {
        ended = count;
    }

    /** When the oldest request in line was admitted; far away when none is. */
    public void waitingSince(Instant oldest) {
        waitingSince = oldest;
    }

    /** The task is gone. */
    public void clear() {
        openCalls(0, 0);
        dueRetriesFound(0);
        unclaimedResults(0);
        endedRequests(0);
        waitingSince(Instant.MAX);
    }

    public int queued() {
        return queued;
    }

    public int sent() {
        return sent;
    }

    public long due() {
        return due;
    }

    public int unclaimed() {
        return unclaimed;
    }

    public Instant waitingSince() {
        return waitingSince;
    }

    public int ended() {
        return ended;
    }
}
