package io.darkroom.pipeline.generate;

import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes requests in, keeps them in line and sends the next one whenever there is room. Stream thread only. */
final class Dispatch {
    private final Task task;
    private final DueRetries due;
    private final Deque<CallKey> line = new ArrayDeque<>();
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
        line(task.open().queue(request, now), first, now);
    }

    /** Puts a stored request in line; one whose call already runs in this process is adopted instead. */
    void line(OpenCall call, boolean first, Instant now) {
        CallKey key = CallKey.of(call.getRequest());
        Optional<Call> running = task.lane().find(key);
        if (running.isPresent()) {
            task.open()
                    .sent(
                            call,
                            running.get().callId(),
                            running.get().image().token(),
                            task.owner().stored(),
                            now);
        } else if (first) {
            line.addFirst(key);
        } else {
            line.addLast(key);
        }
        task.lane().queued(line.size());
    }

    /** Everything written before this session began has been read: sending may begin. */
    void caughtUp(Instant now) {
        caughtUp = true;
        sendNext(now);
    }

    /** Sends while there is room: due retries first, then the line. */
    void sendNext(Instant now) {
        while (caughtUp && task.lane().hasRoom() && task.gate().isOpen()) {
            @Nullable OpenCall next = next(now);
            if (next == null) {
                break;
            }
            send(next, now);
        }
        task.lane().queued(line.size());
    }

    /** Whether something waits for the gate and no reply will wake this task. */
    boolean isBlocked() {
        return caughtUp
                && (!line.isEmpty() || task.lane().ready() > 0)
                && !task.gate().isOpen();
    }

    private @Nullable OpenCall next(Instant now) {
        Optional<DueRetries.Due> first = due.first();
        while (first.isPresent() && !first.get().due().isAfter(now)) {
            due.remove(first.get());
            task.metrics().redelivered(java.time.Duration.between(first.get().due(), now));
            open(first.get().request(), now, true);
            first = line.isEmpty() ? due.first() : Optional.empty();
        }
        while (!line.isEmpty()) {
            Optional<OpenCall> call = task.open().find(line.removeFirst());
            if (call.isPresent() && call.get().getState() == OpenState.QUEUED) {
                return call.get();
            }
        }
        return null;
    }

    private void send(OpenCall queued, Instant now) {
        GenerationRequest request = queued.getRequest();
        Optional<Instant> deadline = request.getDeadline();
        if (deadline.isPresent() && !now.isBefore(deadline.get())) {
            task.open().close(CallKey.of(request));
            task.out().failed(Outcomes.expired(request, deadline.get(), now));
            return;
        }
        Call call = task.newCall(request);
        task.open()
                .sent(queued, call.callId(), call.image().token(), task.owner().stored(), now);
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
