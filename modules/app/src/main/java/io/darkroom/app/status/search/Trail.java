package io.darkroom.app.status.search;

import io.darkroom.app.tail.Seen;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.ImageAssets;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.stores.OpenCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What was seen of one key so far, each list in the order of its topic. One thread. */
final class Trail {
    private final List<Seen<GenerationStatus>> decisions;
    private final List<Seen<OpenCall>> calls = new ArrayList<>();
    private final List<Seen<ProviderReply>> replies = new ArrayList<>();
    private final List<Seen<GenerationRequest>> retries = new ArrayList<>();
    private final List<Seen<GenerationRequest>> dueRecords = new ArrayList<>();
    private final Map<Bytes, Seen<GenerationRequest>> due = new LinkedHashMap<>();
    private final List<Seen<ImageCompleted>> completed = new ArrayList<>();
    private final List<Seen<ImageFailed>> failed = new ArrayList<>();
    private final List<Seen<ImageAssets>> assets = new ArrayList<>();
    private final Map<Bytes, Seen<GenerationRequest>> kept = new LinkedHashMap<>();
    private final List<Seen<GenerationRequest>> keptRecords = new ArrayList<>();
    private final Map<Long, Seen<OpenCall>> open = new TreeMap<>();
    private Optional<Seen<GenerationRequest>> request = Optional.empty();
    private Optional<Event> event = Optional.empty();
    private @Nullable Trail storing;
    private long ahead;

    Trail() {
        this(new ArrayList<>());
    }

    private Trail(List<Seen<GenerationStatus>> decisions) {
        this.decisions = decisions;
    }

    /**
     * The event that asked.
     *
     * @param published the broker's time
     * @param occurred as the event says; empty when it cannot be read as one
     */
    record Event(Instant published, Optional<Instant> occurred) {}

    void decisions(List<Seen<GenerationStatus>> earlier) {
        decisions.addAll(earlier);
    }

    void decided(Seen<GenerationStatus> decision) {
        boolean known = decisions.stream().anyMatch(d -> d.at().equals(decision.at()));
        if (!known) {
            decisions.add(decision);
        }
    }

    /** @param before requests of its lane and partition that generation reads first */
    void requested(Seen<GenerationRequest> line, long before) {
        if (request.filter(known -> known.value().getGeneration() > line.value().getGeneration())
                .isEmpty()) {
            request = Optional.of(line);
            ahead = before;
        }
    }

    void called(Seen<OpenCall> call) {
        calls.add(call);
        open.put(call.value().getRequest().getGeneration(), call);
    }

    void closed(long generation) {
        open.remove(generation);
    }

    void replied(Seen<ProviderReply> reply) {
        replies.add(reply);
    }

    void retried(Seen<GenerationRequest> retry) {
        retries.add(retry);
    }

    void due(Bytes place, Seen<GenerationRequest> retry) {
        due.put(place, retry);
        dueRecords.add(retry);
    }

    /** Its campaign keeps it. */
    void kept(Bytes place, Seen<GenerationRequest> waiting) {
        kept.put(place, waiting);
        keptRecords.add(waiting);
    }

    void taken(Bytes place) {
        due.remove(place);
        kept.remove(place);
    }

    void completed(Seen<ImageCompleted> image) {
        if (completed.stream().noneMatch(c -> c.at().equals(image.at()))) {
            completed.add(image);
        }
    }

    void failed(Seen<ImageFailed> failure) {
        if (failed.stream().noneMatch(f -> f.at().equals(failure.at()))) {
            failed.add(failure);
        }
    }

    void stored(Seen<ImageAssets> record) {
        assets.add(record);
    }

    void event(Event found) {
        event = Optional.of(found);
    }

    /** What the asset stage knows of the pictures of its result. */
    Trail storing() {
        Trail known = storing;
        if (known == null) {
            known = new Trail(decisions);
            storing = known;
        }
        return known;
    }

    /** The partition of the work queue that it is in, as far as that was seen. */
    Optional<Integer> partition() {
        return open().<Seen<?>>map(seen -> seen)
                .or(this::due)
                .or(this::kept)
                .or(this::request)
                .map(seen -> seen.at().getPartition());
    }

    /** Who draws its newest generation, as far as that was seen. */
    Optional<String> provider() {
        long generation = newest().value().getGeneration();
        return open().map(seen -> seen.value().getRequest())
                .or(() -> due().map(Seen::value))
                .or(() -> kept().map(Seen::value))
                .or(() -> request().map(Seen::value))
                .or(() -> retries.stream()
                        .map(Seen::value)
                        .filter(this::isCurrent)
                        .findFirst())
                .map(GenerationRequest::getProvider)
                .or(() -> completed(generation).map(seen -> seen.value().getProvider()))
                .or(() -> failed(generation)
                        .flatMap(seen -> seen.value().getRequest())
                        .map(GenerationRequest::getProvider));
    }

    /** What a released generation has left somewhere says nothing about the one that came after it. */
    private boolean isCurrent(GenerationRequest request) {
        return request.getGeneration() >= newest().value().getGeneration();
    }

    /** The newest decision; a trail begins with one. */
    Seen<GenerationStatus> newest() {
        return decisions.getLast();
    }

    List<Seen<GenerationStatus>> decisions() {
        return decisions;
    }

    List<Seen<OpenCall>> calls() {
        return calls;
    }

    List<Seen<ProviderReply>> replies() {
        return replies;
    }

    List<Seen<GenerationRequest>> retries() {
        return retries;
    }

    /** Every retry that the store of due times was given. */
    List<Seen<GenerationRequest>> dueRecords() {
        return dueRecords;
    }

    /** The retry that waits for its time. */
    Optional<Seen<GenerationRequest>> due() {
        return current(due);
    }

    /** The request that waits for its campaign. */
    Optional<Seen<GenerationRequest>> kept() {
        return current(kept);
    }

    private Optional<Seen<GenerationRequest>> current(Map<Bytes, Seen<GenerationRequest>> rows) {
        return rows.values().stream().filter(seen -> isCurrent(seen.value())).findFirst();
    }

    /** Every time that it began to wait for its campaign. */
    List<Seen<GenerationRequest>> keptRecords() {
        return keptRecords;
    }

    /** Its record in the line of generation, when it is still there. */
    Optional<Seen<GenerationRequest>> request() {
        return request.filter(seen -> isCurrent(seen.value()));
    }

    /** Requests that generation reads before that record. */
    long ahead() {
        return ahead;
    }

    /** The row of the store of open calls. */
    Optional<Seen<OpenCall>> open() {
        return open.values().stream()
                .filter(seen -> isCurrent(seen.value().getRequest()))
                .reduce((first, last) -> last);
    }

    Optional<Event> event() {
        return event;
    }

    /** The picture of a generation. */
    Optional<Seen<ImageCompleted>> completed(long generation) {
        return completed.stream()
                .filter(seen -> seen.value().getGeneration() == generation)
                .findFirst();
    }

    /** Where the pictures of a generation are stored. */
    Optional<Seen<ImageAssets>> assets(long generation) {
        return assets.stream()
                .filter(seen -> seen.value().getGeneration() == generation)
                .reduce((first, last) -> last);
    }

    /** The failure of a generation. */
    Optional<Seen<ImageFailed>> failed(long generation) {
        return failed.stream()
                .filter(seen -> seen.value().getGeneration() == generation)
                .reduce((first, last) -> last);
    }
}
