package io.darkroom.pipeline.generate;

import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a task does about calls that it finds in the store when it begins. Nothing is sent until the session's marker has
 * been read from the replies, so that every answer written before is known. Stream thread only.
 *
 * <p>A call sent by an earlier life of this very instance can have no answer after the marker: its outcome is unknown at
 * once. A call of another owner may still be answered: it keeps its permit until its deadline, counted from here.
 */
final class Recovery {
    private final Task task;
    private final Dispatch dispatch;
    private final String session;
    private final Duration patience;
    private final Map<CallKey, Instant> foreign = new LinkedHashMap<>();

    /** @param patience how long an answer of another owner may take, from now */
    Recovery(Task task, Dispatch dispatch, String session, Duration patience) {
        this.task = task;
        this.dispatch = dispatch;
        this.session = session;
        this.patience = patience;
    }

    /** Takes stock of the restored store. */
    void restore(Instant now) {
        for (OpenCall call : task.open().all()) {
            CallKey key = CallKey.of(call.getRequest());
            if (call.getState() == OpenState.QUEUED) {
                dispatch.restore(call, now);
            } else if (!isRunningHere(call)) {
                foreign.put(key, now.plus(patience));
            }
        }
        count();
    }

    private boolean isRunningHere(OpenCall call) {
        Optional<Call> running = task.lane().find(CallKey.of(call.getRequest()));
        return running.isPresent()
                && call.getCallId().filter(running.get().callId()::equals).isPresent();
    }

    /** The marker of some session was read. Returns the calls whose outcome is now known to be unknown. */
    List<OpenCall> marker(String of, Instant now) {
        if (!of.equals(session)) {
            return List.of();
        }
        List<OpenCall> lost =
                take(call -> task.owner().isEarlierLife(call.getOwner().orElse("")));
        dispatch.caughtUp(now);
        return lost;
    }

    /** Calls of other owners whose deadline has passed. */
    List<OpenCall> overdue(Instant now) {
        return take(call -> !now.isBefore(foreign.get(CallKey.of(call.getRequest()))));
    }

    /** The next deadline. */
    Optional<Instant> nextDeadline() {
        return foreign.values().stream().min(Instant::compareTo);
    }

    /** The call is settled. */
    void forget(CallKey key) {
        if (foreign.remove(key) != null) {
            count();
        }
    }

    private List<OpenCall> take(java.util.function.Predicate<OpenCall> wanted) {
        List<OpenCall> taken = new ArrayList<>();
        for (CallKey key : List.copyOf(foreign.keySet())) {
            task.open().find(key).filter(wanted).ifPresent(taken::add);
        }
        taken.forEach(call -> foreign.remove(CallKey.of(call.getRequest())));
        count();
        return taken;
    }

    private void count() {
        task.lane().foreign(foreign.size());
    }
}
