package io.darkroom.pipeline.generate;

/**
 * How much the task of one partition keeps in its stores, for the gauges: written by the stream thread that has the task,
 * read by any. Zero while no task of this process has the partition.
 */
final class Tally {
    private volatile int queued;
    private volatile int sent;
    private volatile int due;
    private volatile int dueBackfill;
    private volatile int unclaimed;

    /** The stream thread tells; only one has the task. */
    void openCalls(int queuedNow, int sentNow) {
        queued = queuedNow;
        sent = sentNow;
    }

    void dueRetries(boolean backfill, int count) {
        if (backfill) {
            dueBackfill = count;
        } else {
            due = count;
        }
    }

    void unclaimedResults(int count) {
        unclaimed = count;
    }

    /** The task is gone. */
    void clear() {
        openCalls(0, 0);
        dueRetries(false, 0);
        dueRetries(true, 0);
        unclaimedResults(0);
    }

    int queued() {
        return queued;
    }

    int sent() {
        return sent;
    }

    int due() {
        return due + dueBackfill;
    }

    int unclaimed() {
        return unclaimed;
    }
}
