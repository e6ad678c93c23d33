package io.darkroom.sandbox.api.job;

import io.darkroom.sandbox.pixelmuse.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The jobs that the vendor knows: all that are under way, and finished ones for a while. Event loop only. */
final class JobBook {

    /** How long a job is known after its end; one that never ends, after its order. */
    static final Duration KEPT = Duration.ofHours(1);

    private static final int MOST_FINISHED = 100_000;

    private final Map<String, Job> jobs = new HashMap<>();
    private final Deque<Finished> finished = new ArrayDeque<>();
    private final Consumer<Job> forgotten;

    private record Finished(Job job, Instant at) {}

    /** @param forgotten told of each job that is no longer known */
    JobBook(Consumer<Job> forgotten) {
        this.forgotten = forgotten;
    }

    void add(Job job) {
        jobs.put(job.id(), job);
    }

    Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    void finished(Job job, Instant now) {
        finished.add(new Finished(job, now));
        while (finished.size() > MOST_FINISHED
                || finished.element().at().plus(KEPT).isBefore(now)) {
            forget(finished.remove().job());
        }
    }

    void forget(Job job) {
        if (jobs.remove(job.id()) != null) {
            forgotten.accept(job);
        }
    }
}
