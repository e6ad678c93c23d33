package io.darkroom.pipeline.generate.flight;

import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The calls of a lane that were started. One that was answered uses no permit any more, but a request whose dispatch was
 * undone may be read again before the answer is: until then its call can be found, so that it is not sent a second time.
 * Guarded by its lane.
 */
final class UnderWay {
    private final Map<String, Call> running = new HashMap<>();
    private final Map<CallKey, Call> latest = new HashMap<>();
    private final Map<CallKey, Call> unread = new HashMap<>();
    private final Set<String> ofEarlierTask = new HashSet<>();

    /** Returns false when it runs already. */
    boolean add(Call call) {
        boolean isNew = running.putIfAbsent(call.callId(), call) == null;
        if (isNew) {
            latest.put(call.key(), call);
        }
        return isNew;
    }

    /** Its reply is safe in its topic; the task that has the partition will read it. */
    Optional<Call> answered(String callId) {
        Optional<Call> ended = end(callId);
        ended.ifPresent(call -> unread.put(call.key(), call));
        return ended;
    }

    /** Its reply was read, or is read by another process. */
    Optional<Call> read(CallKey key, String callId) {
        unread.computeIfPresent(key, (same, call) -> call.callId().equals(callId) ? null : call);
        return end(callId);
    }

    private Optional<Call> end(String callId) {
        Optional<Call> ended = Optional.ofNullable(running.remove(callId));
        ended.ifPresent(call -> latest.remove(call.key(), call));
        return ended;
    }

    /** A task begins, or ends: what was answered until now is read before the next one sends anything. */
    void taskChanges() {
        unread.clear();
        ofEarlierTask.clear();
        ofEarlierTask.addAll(running.keySet());
    }

    /**
     * Whether a call that was answered was started before the task that has the partition began. Another process may have had
     * the partition meanwhile, and may have read the reply.
     */
    boolean isOfEarlierTask(String callId) {
        return ofEarlierTask.remove(callId);
    }

    /** Everything before the reply of this call, and the reply itself, has been read by somebody. */
    void readUpTo(String callId) {
        unread.values().removeIf(call -> call.callId().equals(callId));
    }

    /** The call of a request that runs, of several the last, or whose reply is not read. */
    Optional<Call> find(CallKey key) {
        return Optional.ofNullable(latest.getOrDefault(key, unread.get(key)));
    }

    boolean isRunning(String callId) {
        return running.containsKey(callId);
    }

    /** How many use a permit. */
    int running() {
        return running.size();
    }
}
