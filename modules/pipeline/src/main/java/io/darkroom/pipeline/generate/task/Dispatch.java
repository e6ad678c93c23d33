package io.darkroom.pipeline.generate.task;

import io.darkroom.contract.Drawn;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.pipeline.generate.call.Album;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallId;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.campaign.WaitingRequests.Waiting;
import io.darkroom.pipeline.generate.kept.KeptRequests;
import io.darkroom.pipeline.generate.outcome.Deadline;
import io.darkroom.pipeline.generate.outcome.Outcomes;
import io.darkroom.pipeline.generate.store.DueRetries;
import io.darkroom.pipeline.generate.store.OpenCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests in, keeps them in two lines, live and backfill, and sends the next one whenever there is room. Stream
 * thread only.
 */
public final class Dispatch {
    /** Most steps at a time: what ends or moves on without a call takes no room, and a transaction must be short. */
    private static final int MOST_STEPS = 500;

    /** How many that wait for their campaign are looked at in one go to see whether they are over. */
    private static final int SLICE = 2_000;

    private final Task task;
    private final CampaignRules campaigns;
    private final Line live;
    private final Line backfill;
    private final Lines lines;
    private final Paid paid;
    private final Ends ends;
    private final Replacing replacing;
    private boolean caughtUp;

    public Dispatch(Task task, CampaignRules campaigns, Lines lines) {
        this.task = task;
        this.campaigns = campaigns;
        this.live = lines.live();
        this.backfill = lines.backfill();
        this.lines = lines;
        this.paid = new Paid(task);
        this.ends = new Ends(task);
        this.replacing = new Replacing(task, lines, paid, ends);
    }

    /** A request from a work queue. Stored, then sent when its turn comes; one that is open already is ignored. */
    public void request(GenerationRequest request, Instant now) {
        if (!request.getProvider().equals(task.provider())) {
            task.out().failed(Outcomes.unsent(request, notConfigured(request), now));
            return;
        }
        open(request, now, false);
        sendNext(now);
    }

    /** A retry from its topic: waits until it is due, unless a newer one has taken its place. */
    public void retry(GenerationRequest request, Instant due, RecordMetadata from, Instant now) {
        if (caughtUp && replacing.isReplaced(request)) {
            replacing.replace(request, now);
        } else {
            lineOf(request).retries().add(due, from.partition(), from.offset(), request);
        }
        sendNext(now);
    }

    /** Opens a request, unless it is open already. */
    private void open(GenerationRequest request, Instant now, boolean first) {
        if (task.open().find(CallKey.of(request)).isEmpty()) {
            begin(OpenCalls.fresh(request, now), now, first);
        }
    }

    /** Sends the next call of a request or puts it in line, unless what it needs is paid for already. */
    private void begin(OpenCall call, Instant now, boolean first) {
        switch (paid.claim(call)) {
            case Paid.Claim.Complete c -> ends.complete(c);
            case Paid.Claim.Drawing d -> paid.draws(d.call(), d.accepted());
            case Paid.Claim.Missing m -> sendOrLine(m.call(), now, first);
        }
    }

    private void sendOrLine(OpenCall call, Instant now, boolean first) {
        Optional<Call> running = running(call);
        if (running.isPresent()) {
            task.open().sent(call, running.get(), task.owner(), now);
        } else if (!hasEnded(call, now)) {
            goOn(call, now, first);
        }
    }

    private void goOn(OpenCall call, Instant now, boolean first) {
        if (lineOf(call.getRequest()).keeps(call.getRequest(), first, now)) {
            keep(call, now);
        } else if (first || isNext(call.getRequest(), now)) {
            handOver(call, now);
        } else {
            line(task.open().queue(call), false);
        }
    }

    /** Leaves a request to its campaign. Pictures that were found for it are in no topic any more: it stays open. */
    private void keep(OpenCall call, Instant now) {
        GenerationRequest request = call.getRequest();
        if (Album.pictures(call.getDrawn()) > Album.pictures(Album.of(request))) {
            line(task.open().queue(call), true);
        } else {
            lineOf(request).keep(request, now);
        }
    }

    /**
     * Ends a request that may not be drawn any more: it is over, or a newer one has taken its place. Where it may be drawn,
     * it takes the place of older ones. Before the marker nothing ends: an answer that is unread may have paid for it.
     */
    private boolean hasEnded(OpenCall call, Instant now) {
        if (!caughtUp) {
            return false;
        }
        GenerationRequest request = call.getRequest();
        Optional<Deadline> over = campaigns.deadline(request).filter(deadline -> deadline.isOver(now));
        if (over.isPresent()) {
            ends.expire(call, over.get(), now);
            return true;
        }
        return replacing.hasEnded(call, now);
    }

    /** Whether anything waits for its campaign that may be ended. */
    public boolean keepsAny() {
        return caughtUp && (live.isKept() || backfill.isKept());
    }

    /**
     * Ends those that wait for their campaign and are over, some at a time. Returns whether all that wait have been looked
     * at.
     */
    public boolean expireWaiting(Instant now) {
        if (!backfill.waiting().isUnderWay()) {
            expireWaiting(live, now);
        }
        if (!live.waiting().isUnderWay()) {
            expireWaiting(backfill, now);
        }
        sendNext(now);
        return !live.waiting().isUnderWay() && !backfill.waiting().isUnderWay();
    }

    private void expireWaiting(Line line, Instant now) {
        line.takeOver(now, SLICE).forEach(call -> send(call, now));
        for (Waiting each : line.waiting().slice(SLICE)) {
            if (campaigns.isOver(each.request(), now)) {
                line.waiting().remove(each);
                open(each.request(), now, true);
            }
        }
    }

    /** The call of this process that draws what a request needs, or something later: what is before it has been answered. */
    private Optional<Call> running(OpenCall call) {
        return task.lane().find(CallKey.of(call.getRequest())).filter(found -> {
            int picture = CallId.picture(found.callId());
            return picture == CallId.ALL || picture >= Album.next(call.getDrawn());
        });
    }

    /**
     * In place of a send that failed a request takes what other sends of it have brought or ordered. Returns false when there
     * is nothing.
     */
    boolean takesPaid(OpenCall failed, Failure failure, Instant now) {
        return switch (paid.claim(failed)) {
            case Paid.Claim.Complete c -> {
                ends.complete(c);
                yield true;
            }
            case Paid.Claim.Drawing d -> {
                paid.draws(Paid.spent(d.call(), failure, now), d.accepted());
                yield true;
            }
            case Paid.Claim.Missing m -> {
                boolean any = !m.call().equals(failed);
                if (any) {
                    line(task.open().queue(m.call()), true);
                }
                yield any;
            }
        };
    }

    /** What is missing of a request goes first, unless its call is under way already or what it needs is paid for. */
    void more(OpenCall call, @Nullable Drawn drawn, Instant now) {
        OpenCall next = OpenCalls.with(call, drawn);
        switch (paid.claim(next)) {
            case Paid.Claim.Complete c -> ends.complete(c);
            case Paid.Claim.Drawing d -> paid.draws(d.call(), d.accepted());
            case Paid.Claim.Missing m ->
                running(m.call())
                        .ifPresentOrElse(
                                send -> task.open().sent(m.call(), send, task.owner(), now),
                                () -> line(task.open().queue(m.call()), true));
        }
    }

    /** Whether a request that was just read need not stand in line. */
    private boolean isNext(GenerationRequest request, Instant now) {
        return lineOf(request).ready(now) == 0
                && maySend()
                && (!request.getBackfill() || task.lane().backfillMay(live.hasWork(now)));
    }

    /** A stored request that waits: in line, or adopted when its call runs in this process. */
    void restore(OpenCall call, Instant now) {
        running(call).ifPresentOrElse(send -> task.open().sent(call, send, task.owner(), now), () -> line(call, false));
        count(now);
    }

    /** Puts a stored request in line. */
    private void line(OpenCall call, boolean first) {
        lines.put(call, first);
    }

    /** Takes a request out of line, or back from its lane. Returns false when its call may be under way. */
    boolean takeUnsent(OpenCall open) {
        return lines.takeUnsent(open, task.lane());
    }

    private Line lineOf(GenerationRequest request) {
        return lines.of(request);
    }

    private void count(Instant now) {
        task.lane().queued(live.ready(now), backfill.ready(now));
        task.tally().waitingSince(lines.oldest());
    }

    /** Everything written before this session began has been read: sending may begin. */
    void caughtUp(Instant now) {
        caughtUp = true;
        sendNext(now);
    }

    /** Sends while there is room. */
    public void sendNext(Instant now) {
        takeBack(now);
        endOverdue(now);
        for (int step = 0; step < MOST_STEPS && maySend() && sendOne(now); step++) {
            // one at a time, each may take the last room
        }
        count(now);
    }

    /** Ends those whose own deadline has passed while they waited, whether anything may be sent or not. */
    private void endOverdue(Instant now) {
        if (firstDeadline().isAfter(now)) {
            return;
        }
        lines.takeOver(now, MOST_STEPS).forEach(call -> send(call, now));
        for (KeptRequests.Kept over : lines.kept().overdue(now, MOST_STEPS)) {
            lines.remove(over);
            open(over.request(), now, true);
        }
    }

    /** When the first deadline of its own passes of those that wait; far away when none has one that may be ended. */
    public Instant firstDeadline() {
        return caughtUp ? lines.firstDeadline() : Instant.MAX;
    }

    /** What was handed over and did not leave before its window closed or its deadline passed stands in line again. */
    private void takeBack(Instant now) {
        for (Call late : task.lane().late(now).reversed()) {
            if (task.lane().withdraw(late.key())) {
                task.open()
                        .find(late.key())
                        .ifPresent(open -> more(open, open.getDrawn().orElse(null), now));
            }
        }
    }

    private boolean sendOne(Instant now) {
        if (!backfill.hasWork(now)) {
            return sendFrom(live, now);
        }
        return sendFrom(task.lane().backfillFirst() ? backfill : live, now)
                || (task.lane().backfillMay(false) && sendFrom(backfill, now));
    }

    private boolean maySend() {
        return caughtUp && task.lane().hasRoom() && task.gate().isOpen();
    }

    /**
     * Whether something waits that no reply will wake this task for: for the gate, backfill with room before it for the word
     * that nothing live waits, and what was refused by a gate that has opened since.
     */
    public boolean isBlocked(Instant now) {
        return caughtUp
                && (task.gate().isOpen()
                        ? (task.lane().hasRoom() && (waits(live, now) || backfill.hasWork(now)))
                                || task.lane().awaitsGate()
                        : hasWork(now) || task.lane().ready() > 0);
    }

    private static boolean waits(Line line, Instant now) {
        return line.ready(now) > 0 || line.released(now).isPresent();
    }

    /** Whether something could be sent now if there was room. */
    public boolean hasWork(Instant now) {
        return caughtUp && (live.hasWork(now) || backfill.hasWork(now));
    }

    /**
     * When the first retry is due or a campaign opens that something waits for; far away when there is none, or nothing may
     * be sent before the marker is read.
     */
    public Instant nextDue(Instant now) {
        return caughtUp ? lines.nextDue(now) : Instant.MAX;
    }

    /** A probe of a provider that does not work may harm its record, so it takes one that was not sent before. */
    private boolean sendFrom(Line line, Instant now) {
        if (task.gate().isProbing()) {
            return sendFirst(line, now) || release(line, now) || redeliver(line, now);
        }
        return redeliver(line, now) || sendFirst(line, now) || release(line, now);
    }

    /** Opens the request that has waited longest for a campaign which lets it go. */
    private boolean release(Line line, Instant now) {
        Optional<Waiting> first = line.released(now);
        first.ifPresent(waiting -> {
            line.waiting().remove(waiting);
            open(waiting.request(), now, true);
        });
        return first.isPresent();
    }

    /** Opens the first retry that is due; it goes before the requests in line. */
    private boolean redeliver(Line line, Instant now) {
        Optional<DueRetries.Due> first = line.dueBy(now);
        if (first.isEmpty()) {
            return false;
        }
        line.retries().remove(first.get());
        task.metrics().redelivered(Duration.between(first.get().due(), now));
        open(first.get().request(), now, true);
        return true;
    }

    private boolean sendFirst(Line line, Instant now) {
        OpenCall first = line.next(now);
        if (first == null) {
            return false;
        }
        send(first, now);
        return true;
    }

    private void send(OpenCall open, Instant now) {
        if (!hasEnded(open, now)) {
            handOver(open, now);
        }
    }

    private void handOver(OpenCall open, Instant now) {
        Call call = task.sends().next(open, now);
        task.open().sent(open, call, task.owner(), now);
        task.lane().handOver(call);
    }

    private Failure notConfigured(GenerationRequest request) {
        return new Failure(
                FailureClass.PROVIDER_NOT_CONFIGURED,
                "provider %s is not the one that serves this queue, %s"
                        .formatted(request.getProvider(), task.provider()),
                null,
                null);
    }
}
