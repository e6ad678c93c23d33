package io.darkroom.pipeline.generate.task;

import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.campaign.CampaignCounts;
import io.darkroom.pipeline.generate.job.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a task does about calls that it finds in the store when it begins. Nothing is sent until the session's marker has
 * been read from the replies, so that every answer written before is known. Stream thread only.
 *
 * <p>A call whose job is known is no riddle, whoever sent it: it uses its permit from now on, and after the marker its job is
 * looked at. A call sent by an earlier life of this very instance can have no answer after the marker: its outcome is unknown at
 * once. A call of another owner may still be answered: it keeps its permit until its deadline, counted from here by the steady
 * clock.
 */
public final class Recovery {
    private final Task task;
    private final Dispatch dispatch;
    private final String session;
    private final Duration patience;
    private final Map<CallKey, Foreign> foreign = new LinkedHashMap<>();

    /** A call that another owner may still answer. */
    private record Foreign(Instant deadline, boolean backfill, Optional<String> campaign) {}

    /** @param patience how long an answer of another owner may take, from now */
    public Recovery(Task task, Dispatch dispatch, String session, Duration patience) {
        this.task = task;
        this.dispatch = dispatch;
        this.session = session;
        this.patience = patience;
    }

    /** How long a call may run, with the way of its answer. */
    Duration patience() {
        return patience;
    }

    /** Takes stock of the restored store. */
    public void restore(Instant now) {
        for (OpenCall call : task.open().all()) {
            CallKey key = CallKey.of(call.getRequest());
            if (call.getState() == OpenState.QUEUED) {
                dispatch.restore(call, now);
            } else if (call.getProviderJobId().isPresent()) {
                task.jobs().keep(send(call), job(call));
            } else if (!isRunningHere(call)) {
                foreign.put(
                        key,
                        new Foreign(
                                steady().plus(patience),
                                call.getRequest().getBackfill(),
                                call.getRequest().getCampaign()));
            }
        }
        count();
    }

    private Call send(OpenCall call) {
        return task.sends().known(call, call.getCallId().orElseThrow());
    }

    private static Job job(OpenCall call) {
        return new Job(call.getProviderJobId().orElseThrow(), call.getSentAt().orElse(call.getQueuedAt()));
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
        task.jobs().lookAtKept(task.partition());
        dispatch.caughtUp(now);
        return lost;
    }

    /** Calls of other owners whose deadline has passed. */
    List<OpenCall> overdue() {
        Instant now = steady();
        return take(call -> isOverdue(foreign.get(CallKey.of(call.getRequest())), now));
    }

    private static boolean isOverdue(@Nullable Foreign call, Instant now) {
        return call != null && !now.isBefore(call.deadline());
    }

    private Instant steady() {
        return task.gate().clocks().steady().instant();
    }

    /** The next deadline, by the wall clock as it goes now. */
    public Optional<Instant> nextDeadline() {
        return foreign.values().stream()
                .map(Foreign::deadline)
                .min(Instant::compareTo)
                .map(task.gate().clocks()::onTheWall);
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
        int backfill = (int) foreign.values().stream().filter(Foreign::backfill).count();
        CampaignCounts ofCampaigns = new CampaignCounts();
        foreign.values().forEach(call -> ofCampaigns.add(call.campaign()));
        task.lane().foreign(foreign.size(), backfill, ofCampaigns);
    }
}
