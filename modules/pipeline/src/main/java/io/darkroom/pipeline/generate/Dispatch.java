package io.darkroom.pipeline.generate;

import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.stores.OpenCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Takes requests in, keeps them in line and sends the next one whenever there is room. Stream thread only. */
final class Dispatch {
    private final Task task;
    private final DueRetries due;
    private final Deque<OpenCall> line = new ArrayDeque<>();
    private boolean caughtUp;

    Dispatch(Task task, DueRetries due) {
        this.task = task;
        this.due = due;
    }

    /** A request from the work queue. Stored, then sent when its turn comes; one that is open already is ignored. */
    void request(GenerationRequest request, Instant now) {
        if (!request.getProvider().equals(task.provider())) {
            task.out().failed(Outcomes.failed(request, notConfigured(request), false, false, now));
            return;
        }
        open(request, now, false);
        sendNext(now);
    }

    /** Opens a request, unless it is open already or a result waits for it. */
    private void open(GenerationRequest request, Instant now, boolean first) {
        CallKey key = CallKey.of(request);
        if (task.open().find(key).isPresent()) {
            return;
        }
        Optional<ProviderReply> paid = task.unclaimed().claim(key);
        if (paid.isPresent()) {
            task.metrics().claimed();
            task.out()
                    .completed(Outcomes.completed(
                            request, paid.get(), request.getRetry().isPresent()));
            return;
        }
        Optional<Call> running = task.lane().find(key);
        if (running.isPresent()) {
            task.open().sent(request, now, running.get(), task.owner(), now);
        } else if ((first || line.isEmpty()) && maySend()) {
            send(request, now, now);
        } else {
            line(task.open().queue(request, now), first);
        }
    }

    /** A stored request that waits: in line, or adopted when its call runs in this process. */
    void restore(OpenCall call, Instant now) {
        Optional<Call> running = task.lane().find(CallKey.of(call.getRequest()));
        if (running.isPresent()) {
            task.open().sent(call.getRequest(), call.getQueuedAt(), running.get(), task.owner(), now);
        } else {
            line(call, false);
        }
    }

    /** Puts a stored request in line. */
    void line(OpenCall call, boolean first) {
        if (first) {
            line.addFirst(call);
        } else {
            line.addLast(call);
        }
        task.lane().queued(line.size());
    }

    /** Takes a request out of line: it was settled without its turn. */
    void forget(CallKey key) {
        line.removeIf(waiting -> CallKey.of(waiting.getRequest()).equals(key));
        task.lane().queued(line.size());
    }

    /** Everything written before this session began has been read: sending may begin. */
    void caughtUp(Instant now) {
        caughtUp = true;
        sendNext(now);
    }

    /** Sends while there is room: due retries first, then the line. */
    void sendNext(Instant now) {
        while (maySend() && (redeliver(now) || sendFirst(now))) {
            // one at a time, each may take the last room
        }
        task.lane().queued(line.size());
    }

    private boolean maySend() {
        return caughtUp && task.lane().hasRoom() && task.gate().isOpen();
    }

    /** Whether something waits for the gate and no reply will wake this task. */
    boolean isBlocked() {
        return caughtUp
                && (!line.isEmpty() || task.lane().ready() > 0)
                && !task.gate().isOpen();
    }

    /** Opens the first retry that is due; it goes before the line. */
    private boolean redeliver(Instant now) {
        Optional<DueRetries.Due> first =
                due.first().filter(retry -> !retry.due().isAfter(now));
        if (first.isEmpty()) {
            return false;
        }
        due.remove(first.get());
        task.metrics().redelivered(Duration.between(first.get().due(), now));
        open(first.get().request(), now, true);
        return true;
    }

    private boolean sendFirst(Instant now) {
        OpenCall first = line.pollFirst();
        if (first == null) {
            return false;
        }
        send(first.getRequest(), first.getQueuedAt(), now);
        return true;
    }

    private void send(GenerationRequest request, Instant queuedAt, Instant now) {
        Optional<Instant> deadline = request.getDeadline();
        if (deadline.isPresent() && !now.isBefore(deadline.get())) {
            task.open().close(CallKey.of(request));
            task.metrics().settled("expired");
            task.out().failed(Outcomes.expired(request, deadline.get(), now));
            return;
        }
        Call call = task.newCall(request);
        task.open().sent(request, queuedAt, call, task.owner(), now);
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

    /** Token of the next call: the one to repeat, or a new one. */
    static String token(GenerationRequest request) {
        Optional<RetryState> retry = request.getRetry();
        return retry.flatMap(RetryState::getToken)
                .orElseGet(() -> Token.of(
                        CallKey.of(request), retry.map(RetryState::getSends).orElse(0) + 1));
    }
}
