package io.darkroom.pipeline.generate.flight;

import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.job.Job;
import io.darkroom.pipeline.generate.job.Jobs;
import io.darkroom.provider.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * The calls of this process that the provider draws in jobs. Each keeps its permit from the submit until its outcome is read
 * or safe in Kafka, and is looked at until then. Any thread.
 *
 * <p>When the task of a call leaves this process its next owner looks at the job: here it ends without a word and its permit is
 * free. But only when its id is safe in Kafka, so that the next owner knows of it: until then it goes on.
 */
public final class JobCalls {
    /** What to do with the outcome of a job. */
    interface Outcome {
        void of(Call call, Job job, Reply outcome);
    }

    private final Jobs jobs;
    private final IntFunction<Lane> lanes;
    private final Outcome outcome;
    private final Runnable changed;
    private final Map<String, Followed> followed = new HashMap<>();

    /**
     * @param jobs looks at them
     * @param outcome told how a job ended; its call runs until the reply is safe
     * @param changed told when a call no longer counts as running
     */
    JobCalls(Jobs jobs, IntFunction<Lane> lanes, Outcome outcome, Runnable changed) {
        this.jobs = jobs;
        this.lanes = lanes;
        this.outcome = outcome;
        this.changed = changed;
    }

    /** A call and its job. */
    private final class Followed implements Jobs.Follower {
        private final Call call;
        private final Job job;
        private boolean safe;
        private boolean looking;

        Followed(Call call, Job job) {
            this.call = call;
            this.job = job;
        }

        Lane lane() {
            return lanes.apply(call.partition());
        }

        /** A webhook may have ended it, or another owner: then its reply was read and it runs no more. */
        @Override
        public boolean wants() {
            synchronized (JobCalls.this) {
                boolean wanted = lane().isRunning(call.callId());
                if (!wanted) {
                    followed.remove(call.callId(), this);
                }
                return wanted && followed.get(call.callId()) == this;
            }
        }

        @Override
        public void over(Reply reply) {
            synchronized (JobCalls.this) {
                followed.remove(call.callId(), this);
            }
            outcome.of(call, job, reply);
        }
    }

    /** The provider has just accepted a running call; its job is not known to Kafka. */
    void accepted(Call call, Job job) {
        synchronized (this) {
            if (!lanes.apply(call.partition()).isRunning(call.callId()) || followed.containsKey(call.callId())) {
                return;
            }
            Followed entry = new Followed(call, job);
            followed.put(call.callId(), entry);
            entry.looking = true;
            jobs.follow(job, entry);
        }
    }

    /** Kafka has the id of the job. */
    void safe(Call call) {
        synchronized (this) {
            Followed entry = followed.get(call.callId());
            if (entry != null) {
                entry.safe = true;
                leaveUnowned(entry);
            }
        }
        changed.run();
    }

    private void leaveUnowned(Followed entry) {
        if (!entry.lane().isAttached()) {
            leave(entry);
        }
    }

    private void leave(Followed entry) {
        followed.remove(entry.call.callId());
        entry.lane().read(entry.call.key(), entry.call.callId());
    }

    /** A job that the task of the calling stream thread found in the store or in the replies: it uses a permit from now on. */
    public synchronized void keep(Call call, Job job) {
        Followed entry = followed.computeIfAbsent(call.callId(), id -> new Followed(call, job));
        entry.safe = true;
        entry.lane().adopt(call);
    }

    /** As {@link #keep}, and the job is looked at, unless it is already. */
    public synchronized void look(Call call, Job job) {
        keep(call, job);
        begin(Objects.requireNonNull(followed.get(call.callId())));
    }

    /** Kept jobs are looked at from now on, also those whose request has its result by another send: they are drawn still. */
    public synchronized void lookAtKept(int partition) {
        List.copyOf(followed.values()).stream()
                .filter(entry -> entry.call.partition() == partition)
                .forEach(this::begin);
    }

    private void begin(Followed entry) {
        if (!entry.looking) {
            entry.looking = true;
            jobs.resume(entry.job, followed.size(), entry);
        }
    }

    /** The task of a partition has left this process. */
    void left(int partition) {
        synchronized (this) {
            List.copyOf(followed.values()).stream()
                    .filter(entry -> entry.call.partition() == partition && entry.safe)
                    .forEach(this::leave);
        }
        changed.run();
    }

    /** Jobs that are drawn for calls of this process. */
    public synchronized int open() {
        return (int) followed.values().stream().filter(JobCalls::runs).count();
    }

    /** Those of them that the next owner can look at: nobody need wait for their end. */
    synchronized int safe() {
        return (int) followed.values().stream()
                .filter(entry -> entry.safe && runs(entry))
                .count();
    }

    private static boolean runs(Followed entry) {
        return entry.lane().isRunning(entry.call.callId());
    }
}
