package io.darkroom.app.cost;

import io.darkroom.app.run.position.Position;
import io.darkroom.app.run.record.ResultScan;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up the costs of results; each result was paid for, also those that a later generation took the place of. One thread. */
final class CostSums implements ResultScan.Reader {
    private static final Comparator<List<String>> BY_NAMES =
            Comparator.comparing((List<String> names) -> String.join("\u0000", names));

    private final CostBy by;
    private final Wanted wanted;
    private final Map<List<String>, Spent> sums = new HashMap<>();

    /**
     * Which results count.
     *
     * @param job only those of this job
     * @param since only those that ended then or later
     * @param until only those that ended before
     */
    record Wanted(Optional<String> job, Optional<Instant> since, Optional<Instant> until) {
        boolean has(Optional<String> ofJob, Instant ended) {
            return job.map(wish -> ofJob.filter(wish::equals).isPresent()).orElse(true)
                    && since.map(from -> !ended.isBefore(from)).orElse(true)
                    && until.map(ended::isBefore).orElse(true);
        }
    }

    CostSums(CostBy by, Wanted wanted) {
        this.by = by;
        this.wanted = wanted;
    }

    @Override
    public void completed(ImageCompleted image, Position at) {
        if (wanted.has(image.getJobId(), image.getCompletedAt())) {
            of(by.of(image)).add(image);
        }
    }

    @Override
    public void failed(ImageFailed failure, Position at) {
        if (failure.getState() != FailedState.REJECTED && wanted.has(failure.getJobId(), failure.getFailedAt())) {
            failure.getRequest().ifPresent(request -> failed(failure, request));
        }
    }

    private void failed(ImageFailed failure, GenerationRequest request) {
        of(by.of(request, failure.getFailedAt())).failed(failure.getAttempts(), failure.getPossibleDuplicateCharge());
    }

    private Spent of(List<String> names) {
        return sums.computeIfAbsent(names, fresh -> new Spent());
    }

    /** By what they are added up by, sorted. */
    SortedMap<List<String>, Spent> sums() {
        SortedMap<List<String>, Spent> sorted = new TreeMap<>(BY_NAMES);
        sorted.putAll(sums);
        return sorted;
    }

    Spent total() {
        Spent total = new Spent();
        sums.values().forEach(total::add);
        return total;
    }
}
