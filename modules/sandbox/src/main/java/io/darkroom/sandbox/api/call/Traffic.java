package io.darkroom.sandbox.api.call;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Calls under way and how the others ended. Any thread. */
public final class Traffic {

    /**
     * What the API has seen.
     *
     * @param inFlight calls that are not answered, and jobs that are not over
     * @param looks looks at jobs
     * @param webhooks webhooks that were sent, each try counted
     * @param byStatus answers by status; 0 = ended without an answer
     */
    public record Stats(
            long calls,
            int inFlight,
            int maxInFlight,
            long picturesServed,
            long looks,
            long webhooks,
            Map<Integer, Long> byStatus) {}

    private final long[] byStatus = new long[600];
    private long calls;
    private int inFlight;
    private int maxInFlight;
    private long picturesServed;
    private long looks;
    private long webhooks;
    private Optional<Journal> journal = Optional.empty();

    public synchronized Journal journal() {
        journal = journal.or(() -> Optional.of(new Journal()));
        return journal.get();
    }

    public synchronized Stay arrived(String token) {
        calls++;
        inFlight++;
        maxInFlight = Math.max(maxInFlight, inFlight);
        return new Stay(this, journal.map(open -> open.open(token)));
    }

    /** As {@link #arrived}, for a job that an earlier process began. */
    public synchronized Stay resumed(String token) {
        inFlight++;
        maxInFlight = Math.max(maxInFlight, inFlight);
        return new Stay(this, journal.map(open -> open.open(token)));
    }

    synchronized void left(int status) {
        inFlight--;
        byStatus[status]++;
    }

    synchronized void pictureServed() {
        picturesServed++;
    }

    public synchronized void looked() {
        looks++;
    }

    public synchronized void webhookSent() {
        webhooks++;
    }

    public synchronized Stats stats() {
        Map<Integer, Long> seen = new TreeMap<>();
        for (int status = 0; status < byStatus.length; status++) {
            if (byStatus[status] > 0) {
                seen.put(status, byStatus[status]);
            }
        }
        return new Stats(calls, inFlight, maxInFlight, picturesServed, looks, webhooks, seen);
    }
}
