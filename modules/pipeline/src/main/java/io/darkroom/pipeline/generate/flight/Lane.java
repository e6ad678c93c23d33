package io.darkroom.pipeline.generate.flight;

import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.campaign.CampaignCounts;
import io.darkroom.pipeline.generate.pace.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The permits of one partition and what uses them. Lives as long as the process, so that calls survive the loss of their
 * task. A call is <em>ready</em> when it was handed over, <em>released</em> when it may leave, <em>running</em> from its
 * start, for which it needs a permit, until its reply is acknowledged by Kafka. Calls of other owners that may still run use
 * permits too. Live work and backfill share the permits by {@link Precedence}. Any thread.
 *
 * <p>A tenth of the permits may be handed over ahead, so that a free permit need not wait for the stream thread. Such a call
 * counts as sent when its process is killed, so few permits look ahead by none: there every call may be dear.
 *
 * <p>A <em>careful</em> lane releases a call when the transaction that says so is committed: no call is under way that the
 * log does not know of. That costs each call the wait for a commit, and many calls more commits than they would need. A lane
 * that is not careful releases at once: a call that left within the last commit interval before a kill is not known, and
 * sent again as if for the first time.
 */
public final class Lane {
    /** How often a commit may be hastened while calls come one by one. */
    private static final Duration COMMIT_PAUSE = Duration.ofMillis(50);

    private final Precedence precedence;
    private final LiveQueue live;
    private final boolean alwaysCareful;
    private final Pace pace;
    private final InstantSource steady;
    private final Predicate<Call> open;
    private final Consumer<Call> start;

    private final Map<CallKey, Call> ready = new LinkedHashMap<>();
    private final Map<CallKey, Call> bounded = new LinkedHashMap<>();
    private final CampaignCounts ofCampaigns = new CampaignCounts();
    private final UnderWay underWay = new UnderWay();
    private int permits;
    private int lookAhead;
    private boolean careful;
    private int backfill;
    private int foreign;
    private int foreignBackfill;
    private CampaignCounts foreignOfCampaigns = new CampaignCounts();
    private int queued;
    private int queuedBackfill;
    private @Nullable Thread task;
    private int released;
    private Instant committedAt;

    /**
     * @param permits calls that may run at once, 1 or more; a lane that looks ahead by none is careful
     * @param precedence how live work and backfill share the permits
     * @param live what is known about live requests that were not read
     * @param careful whether it is careful with many permits too
     * @param pace how fast calls of the process may start: what would not leave soon is not handed over
     * @param steady measures the time between commits
     * @param open asked before each start, takes the permission of the whole process
     * @param start starts a call; must return at once
     */
    Lane(
            int permits,
            Precedence precedence,
            LiveQueue live,
            boolean careful,
            Pace pace,
            InstantSource steady,
            Predicate<Call> open,
            Consumer<Call> start) {
        this.precedence = precedence;
        this.live = live;
        this.alwaysCareful = careful;
        permit(permits);
        this.pace = pace;
        this.steady = steady;
        this.committedAt = steady.instant().minus(COMMIT_PAUSE);
        this.open = open;
        this.start = start;
    }

    private void permit(int count) {
        permits = count;
        lookAhead = count / 10;
        careful = alwaysCareful || lookAhead == 0;
    }

    /** Changes the permits. Running calls run on when there are fewer; what was handed over may start when there are more. */
    void permits(int count) {
        synchronized (this) {
            permit(count);
        }
        startReady();
    }

    /** Whether a task of this process has the partition. */
    synchronized boolean isAttached() {
        return task != null;
    }

    private boolean isMine() {
        return Thread.currentThread().equals(task);
    }

    /** A task of the calling stream thread took the partition over. */
    synchronized void attach() {
        task = Thread.currentThread();
        underWay.taskChanges();
        foreign(0, 0, new CampaignCounts());
        queued(0, 0);
        live.reset();
    }

    /**
     * The task gave the partition up: what was not started is returned and will not be. A thread that lost its task learns of
     * it late; by then another thread of this process may have the partition, and nothing that the first one says counts.
     */
    synchronized List<Call> detach() {
        if (!isMine()) {
            return List.of();
        }
        task = null;
        underWay.taskChanges();
        return takeReady();
    }

    /** What waits for a permit, taken back. */
    synchronized List<Call> takeReady() {
        List<Call> unsent = new ArrayList<>(ready.values());
        ready.clear();
        bounded.clear();
        released = 0;
        unsent.forEach(this::left);
        return unsent;
    }

    /** Whether another call may be handed over. */
    public synchronized boolean hasRoom() {
        return hasPermit() && pace.hasRoom(ready.size());
    }

    private boolean hasPermit() {
        return underWay.running() + foreign + ready.size() < permits + lookAhead;
    }

    /** Time until another call may be handed over because of the pace alone; empty when it waits for an answer. */
    public synchronized Optional<Duration> untilRoom() {
        return hasPermit() ? Optional.of(pace.untilRoom(ready.size())) : Optional.empty();
    }

    /**
     * Whether live requests are left in their topic: some wait already, or there is no room and the next permit is not the
     * backfill's. While backfill has more than its share, live ones are read ahead, for the next permit is theirs.
     */
    public synchronized boolean holdsLive() {
        return task != null && (queued > 0 || (!hasRoom() && backfill() <= precedence.reserved(permits)));
    }

    /** Whether backfill is left in its topic: some waits already, or it could not be sent. */
    public synchronized boolean holdsBackfill() {
        return task != null && (queuedBackfill > 0 || !hasRoom() || !backfillMay(queued > 0));
    }

    /** Whether the next permit is the backfill's before any live request has one. */
    public synchronized boolean backfillFirst() {
        return precedence.backfillFirst(permits, backfill());
    }

    /**
     * Whether a call of the backfill may leave now.
     *
     * @param liveReady whether a live request stands ready to be sent
     */
    public synchronized boolean backfillMay(boolean liveReady) {
        return precedence.backfillMay(permits, backfill(), liveReady, live.isEmpty());
    }

    private int backfill() {
        return backfill + foreignBackfill;
    }

    /** Tells how many stored requests wait for room. */
    public synchronized void queued(int liveCount, int backfillCount) {
        if (isMine()) {
            queued = liveCount;
            queuedBackfill = backfillCount;
        }
    }

    /**
     * Tells how many calls of other owners may still run, how many of them are backfill, and of which campaigns they are.
     *
     * @param ofEachCampaign not changed any more
     */
    public synchronized void foreign(int count, int ofBackfill, CampaignCounts ofEachCampaign) {
        if (isMine()) {
            foreign = count;
            foreignBackfill = ofBackfill;
            foreignOfCampaigns = ofEachCampaign;
        }
    }

    /** Calls of a campaign that were handed over, run, or may still run elsewhere. */
    public synchronized int ofCampaign(String campaign) {
        return ofCampaigns.of(campaign) + foreignOfCampaigns.of(campaign);
    }

    /** Calls that were handed over and may not leave any more. */
    public synchronized List<Call> late(Instant now) {
        return bounded.isEmpty()
                ? List.of()
                : bounded.values().stream()
                        .filter(call -> call.terms().isLate(now))
                        .toList();
    }

    private void came(Call call) {
        backfill += call.backfill() ? 1 : 0;
        ofCampaigns.add(call.terms().campaign());
    }

    private void left(Call call) {
        backfill -= call.backfill() ? 1 : 0;
        ofCampaigns.remove(call.terms().campaign());
    }

    /** Takes a call over; it starts when it may leave and a permit is free. */
    public void handOver(Call call) {
        synchronized (this) {
            if (!isMine()) {
                return;
            }
            ready.put(call.key(), call);
            call.terms().notAfter().ifPresent(bound -> bounded.put(call.key(), call));
            came(call);
            if (careful) {
                return;
            }
            released = ready.size();
        }
        startReady();
    }

    /**
     * A call that was not started is not wanted any more: its result has come by an earlier one. Returns false when there is
     * none.
     */
    public synchronized boolean withdraw(CallKey key) {
        Call unsent = ready.get(key);
        if (unsent == null || !isMine()) {
            return false;
        }
        boolean mayLeave = List.copyOf(ready.keySet()).indexOf(key) < released;
        released -= mayLeave ? 1 : 0;
        ready.remove(key);
        bounded.remove(key);
        left(unsent);
        return true;
    }

    /** A call that was found to be under way uses a permit, whether one is free or not. */
    synchronized void adopt(Call call) {
        if (isMine() && underWay.add(call)) {
            came(call);
        }
    }

    synchronized boolean isRunning(String callId) {
        return underWay.isRunning(callId);
    }

    /** The calling stream thread has committed: what its task handed over may start. */
    void committed() {
        synchronized (this) {
            if (!isMine()) {
                return;
            }
            released = ready.size();
            committedAt = steady.instant();
        }
        startReady();
    }

    /** Whether calls wait for a commit. */
    public synchronized boolean awaitsCommit() {
        return ready.size() > released;
    }

    /**
     * Whether to commit now instead of at the next interval: a permit waits for nothing else, and the lane is full or the
     * last commit is a while ago.
     */
    public synchronized boolean wantsCommit() {
        return awaitsCommit()
                && underWay.running() + foreign + released < permits
                && (!hasRoom() || !steady.instant().isBefore(committedAt.plus(COMMIT_PAUSE)));
    }

    public synchronized boolean mayStart() {
        return released > 0 && underWay.running() + foreign < permits;
    }

    /** Whether a call waits for nothing but the gate, which wakes nobody; the pace does. */
    public synchronized boolean awaitsGate() {
        return mayStart() && !pace.isAwaited(ready.values().iterator().next().partition());
    }

    /** Starts what may start. */
    public void startReady() {
        while (true) {
            Call next;
            synchronized (this) {
                if (!mayStart()) {
                    return;
                }
                next = ready.values().iterator().next();
                if (!open.test(next)) {
                    return;
                }
                ready.remove(next.key());
                bounded.remove(next.key());
                released--;
                underWay.add(next);
            }
            start.accept(next);
        }
    }

    /**
     * The reply of a call is safe: its permit is free.
     *
     * @return whether the task is to be told when the reply has been read, for another one may have read it
     */
    boolean done(Call call) {
        boolean mayBeRead;
        synchronized (this) {
            boolean attached = isAttached();
            (attached ? underWay.answered(call.callId()) : underWay.read(call.key(), call.callId()))
                    .ifPresent(this::left);
            mayBeRead = underWay.isOfEarlierTask(call.callId()) && attached;
        }
        startReady();
        return mayBeRead;
    }

    /** The marker behind the reply of a call was read. */
    public synchronized void readUpTo(String callId) {
        underWay.readUpTo(callId);
    }

    /**
     * The reply of a call was read back, which may be before {@link #done} was told: its permit is free. Who reads it can
     * send the next call at once; without this nobody would wake to do so.
     */
    public synchronized void read(CallKey key, String callId) {
        underWay.read(key, callId).ifPresent(this::left);
    }

    /** The call of this request that this process has handed over or started and whose reply was not read. */
    public synchronized Optional<Call> find(CallKey key) {
        return underWay.find(key).or(() -> Optional.ofNullable(ready.get(key)));
    }

    synchronized int running() {
        return underWay.running();
    }

    public synchronized int ready() {
        return ready.size();
    }

    synchronized int queued() {
        return queued + queuedBackfill;
    }

    /** Calls of this process that are backfill, ready or running. */
    synchronized int backfillCalls() {
        return backfill;
    }
}
