package io.darkroom.pipeline.generate.pace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * How many calls a second this process may start: its partitions' shares of the configured rate, and no more than what
 * refusals taught. The shares of all partitions are the rate of the fleet wherever they live; what one partition leaves
 * another one of the same process may use. A partition that comes brings no calls with it: they count from then on. Partitions
 * that wait take turns, and a timer wakes them. Any thread.
 */
public final class Pace {
    /** How long before its start a call may be handed over, so that the stream thread need not be there in time. */
    private static final Duration AHEAD = Duration.ofMillis(500);

    private final double fleet;
    private final int partitions;
    private final Clock steady;
    private final Timer timer;
    private final BitSet mine = new BitSet();
    private final Set<Integer> waiting = new LinkedHashSet<>();
    private final TokenBucket bucket;
    private final LearnedRate learned;
    private volatile IntConsumer wake = partition -> {};
    private boolean held;
    private boolean timed;

    /**
     * @param perSecond rate of the whole fleet; empty for none
     * @param partitions partitions of the work queue
     */
    public Pace(OptionalDouble perSecond, int partitions, Clock steady, Timer timer) {
        this.fleet = perSecond.orElse(Double.POSITIVE_INFINITY);
        this.partitions = partitions;
        this.steady = steady;
        this.timer = timer;
        this.bucket = new TokenBucket(steady.instant());
        this.learned = new LearnedRate(steady.instant());
        adjust(steady.instant());
    }

    /**
     * Who is told whose turn it is.
     *
     * @param turn told the partition, without a lock
     */
    public void onTurn(IntConsumer turn) {
        wake = turn;
    }

    /** A task of this process has the partition. */
    public synchronized void attached(int partition) {
        mine.set(partition);
        Instant now = steady.instant();
        adjust(now);
        if (!waiting.isEmpty()) {
            timed = false; // the timer was set for a smaller share
            time(now);
        }
    }

    /** No task of this process has the partition any more. */
    public synchronized void detached(int partition) {
        mine.clear(partition);
        waiting.remove(partition);
        adjust(steady.instant());
    }

    private void adjust(Instant now) {
        bucket.rate(Math.min(shareNow(), learned.perSecond(now)), now);
    }

    private double shareNow() {
        return Double.isInfinite(fleet) ? fleet : fleet * mine.cardinality() / partitions;
    }

    /** Lets a call of this partition start, or puts the partition in line and says no. */
    public synchronized boolean take(int partition) {
        Instant now = steady.instant();
        learned.resume(now);
        adjust(now);
        if (!isTurn(partition, now) || !bucket.take(now)) {
            held = true;
            waiting.add(partition);
            time(now);
            return false;
        }
        waiting.remove(partition);
        learned.started(now, held);
        held = false;
        return true;
    }

    private boolean isTurn(int partition, Instant now) {
        return waiting.isEmpty() || isFirst(partition) || bucket.tokens(now) >= waiting.size() + 1;
    }

    private void time(Instant now) {
        if (!timed) {
            timed = true;
            timer.after(bucket.until(1, now), this::ring);
        }
    }

    private void ring() {
        for (OptionalInt next = next(); next.isPresent(); next = after(next.getAsInt())) {
            wake.accept(next.getAsInt());
        }
    }

    private synchronized OptionalInt next() {
        timed = false;
        return first(steady.instant());
    }

    /** One that was woken and left its token has nothing to start: it loses its place. */
    private synchronized OptionalInt after(int woken) {
        Instant now = steady.instant();
        if (isFirst(woken) && bucket.tokens(now) >= 1) {
            waiting.remove(woken);
        }
        return first(now);
    }

    private OptionalInt first(Instant now) {
        adjust(now);
        if (waiting.isEmpty()) {
            return OptionalInt.empty();
        }
        if (bucket.tokens(now) < 1) {
            time(now);
            return OptionalInt.empty();
        }
        return OptionalInt.of(waiting.iterator().next());
    }

    private boolean isFirst(int partition) {
        return !waiting.isEmpty() && waiting.iterator().next() == partition;
    }

    /**
     * A call was refused because there were too many.
     *
     * @param took time from its start to the answer
     * @param alone whether it was sent to find out whether anything is accepted
     * @return whether to leave the provider alone for a while
     */
    public synchronized boolean refused(Duration took, boolean alone) {
        Instant now = steady.instant();
        boolean wait = learned.refused(now.minus(took), now, alone, shareOrNone()) == LearnedRate.Verdict.WAIT;
        adjust(now);
        return wait;
    }

    /** A process that has lost its partitions for the moment learns nothing from having no share. */
    private double shareOrNone() {
        return mine.isEmpty() ? Double.POSITIVE_INFINITY : shareNow();
    }

    /** Whether one more call may be handed over by a partition that has so many ready: it would leave soon. */
    public synchronized boolean hasRoom(int ready) {
        return untilRoom(ready).isZero();
    }

    /** Time until one more call may be handed over by a partition that has so many ready. */
    public synchronized Duration untilRoom(int ready) {
        Instant now = steady.instant();
        adjust(now);
        Duration until = bucket.until((double) (ready + 1) * (ready == 0 ? 1 : sharers()), now);
        return until.compareTo(AHEAD) > 0 ? until.minus(AHEAD) : Duration.ZERO;
    }

    private int sharers() {
        return Math.max(1, mine.cardinality());
    }

    /** Whether the partition will be woken when its turn comes. */
    public synchronized boolean isAwaited(int partition) {
        return waiting.contains(partition);
    }

    /** Calls per second of the configured rate that are this process's; empty without a rate. */
    public synchronized OptionalDouble share() {
        return finite(shareNow());
    }

    /** Calls per second that refusals taught; empty when none did. */
    public synchronized OptionalDouble learned() {
        return finite(learned.perSecond(steady.instant()));
    }

    private static OptionalDouble finite(double perSecond) {
        return Double.isInfinite(perSecond) ? OptionalDouble.empty() : OptionalDouble.of(perSecond);
    }
}
