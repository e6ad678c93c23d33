package io.darkroom.app.status.search;

import io.darkroom.app.tail.BoundedPoll;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.generate.campaign.WaitingPlace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Bytes;

/**
 * Reads what the topics and changelogs say about some keys, and later what has come since. Decodes only records of the
 * wanted skus. One thread.
 */
final class Scan {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, WorkTopics> names = new HashMap<>();
    private final Topics topics;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Trail> trails;
    private final Set<String> skus = new HashSet<>();
    private final SingleObjectSerde<OpenCall> openCalls = new SingleObjectSerde<>(OpenCall.class);
    private final SingleObjectSerde<GenerationRequest> dueRetries = new SingleObjectSerde<>(GenerationRequest.class);
    private final Lines lines;
    private final Map<Due, Trail> dueOwners = new HashMap<>();
    private Map<TopicPartition, Long> last = Map.of();

    /** A row of one of the stores of due times. */
    private record Due(String changelog, Bytes place) {}

    /**
     * @param names what the stages of each provider work on, and the asset stage
     * @param trails a trail for each wanted key, with its decisions so far
     * @param starts where to begin; partitions without are not read
     */
    Scan(List<WorkTopics> names, Consumer<byte[], byte[]> consumer, Map<String, Trail> trails, Starts starts) {
        names.forEach(each -> each.together().forEach(topic -> this.names.put(topic, each)));
        this.topics = names.getFirst().topics();
        this.consumer = consumer;
        this.trails = trails;
        trails.values().forEach(trail -> skus.add(trail.newest().value().getSku()));
        lines = new Lines(openCalls, this.names, starts);
        consumer.assign(starts.from().keySet());
        starts.from().forEach(consumer::seek);
        last = starts.to();
    }

    /**
     * Reads to the end that the partitions have now, or to the bound that was given for one.
     *
     * @param wanted whether to go on, asked before each poll
     * @throws TimeoutException when an end is not reached and nothing comes for 60 s
     */
    void refresh(BooleanSupplier wanted) {
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
        last.forEach((partition, bound) -> ends.merge(partition, bound, Math::min));
        BoundedPoll bounded = new BoundedPoll(consumer, ends);
        while (wanted.getAsBoolean() && !reached(ends)) {
            bounded.poll(POLL).forEach(this::take);
        }
    }

    /** A partition that is done is paused, so that others are read. */
    private boolean reached(Map<TopicPartition, Long> ends) {
        List<TopicPartition> done = ends.entrySet().stream()
                .filter(end -> consumer.position(end.getKey()) >= end.getValue())
                .map(Map.Entry::getKey)
                .toList();
        if (done.size() == ends.size()) {
            consumer.resume(consumer.paused());
            return true;
        }
        consumer.pause(done);
        return false;
    }

    /** What goes before the request of a trail: requests in the topic, and those stored that have not been sent. */
    Ahead before(Trail trail) {
        return lines.before(trail);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        WorkTopics work = names.get(record.topic());
        if (work != null && record.topic().equals(work.openCalls())) {
            openCall(record, work);
        } else if (work != null && record.topic().equals(work.dueRetries())) {
            dueRetry(record, work);
        } else if (work != null
                && (record.topic().equals(work.requests()) || record.topic().equals(work.backfill()))) {
            request(record, work);
        } else if (record.value() != null && record.key() != null) {
            told(record, new String(record.key(), StandardCharsets.UTF_8), Optional.ofNullable(work));
        }
    }

    private void told(ConsumerRecord<byte[], byte[]> record, String key, Optional<WorkTopics> work) {
        if (record.topic().equals(topics.status().name())) {
            of(key).ifPresent(trail -> Seen.maybe(record, topics.status()).ifPresent(trail::decided));
        } else if (skus.contains(key)) {
            work.ifPresentOrElse(names -> said(record, names), () -> outcome(record));
        }
    }

    private void said(ConsumerRecord<byte[], byte[]> record, WorkTopics work) {
        if (record.topic().equals(work.replies())) {
            Seen.maybe(record, topics.replies(work.provider()))
                    .ifPresent(reply ->
                            of(reply.value().getIdempotencyKey(), work).ifPresent(trail -> trail.replied(reply)));
        } else {
            Seen.maybe(record, topics.retries(work.provider()))
                    .ifPresent(retry ->
                            of(retry.value().getIdempotencyKey(), work).ifPresent(trail -> trail.retried(retry)));
        }
    }

    private void outcome(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(topics.completed().name())) {
            Seen.maybe(record, topics.completed())
                    .ifPresent(
                            image -> of(image.value().getIdempotencyKey()).ifPresent(trail -> trail.completed(image)));
        } else if (record.topic().equals(topics.assets().name())) {
            Seen.maybe(record, topics.assets())
                    .ifPresent(
                            assets -> of(assets.value().getIdempotencyKey()).ifPresent(trail -> trail.stored(assets)));
        } else {
            Seen.maybe(record, topics.failed())
                    .ifPresent(failure -> failure.value()
                            .getIdempotencyKey()
                            .flatMap(this::of)
                            .ifPresent(trail -> trail.failed(failure)));
        }
    }

    private void request(ConsumerRecord<byte[], byte[]> record, WorkTopics work) {
        long before = lines.count(record);
        if (record.key() == null || !skus.contains(new String(record.key(), StandardCharsets.UTF_8))) {
            return;
        }
        Seen.maybe(
                        record,
                        record.topic().equals(work.backfill())
                                ? topics.backfill(work.provider())
                                : topics.requests(work.provider()))
                .ifPresent(line ->
                        of(line.value().getIdempotencyKey(), work).ifPresent(trail -> trail.requested(line, before)));
    }

    /** The store's key is idempotency key, #, generation. */
    private void openCall(ConsumerRecord<byte[], byte[]> record, WorkTopics work) {
        String stored = new String(record.key(), StandardCharsets.UTF_8);
        lines.stored(record, stored);
        int hash = stored.lastIndexOf('#');
        Optional<Trail> trail = hash < 0 ? Optional.empty() : of(stored.substring(0, hash), work);
        if (trail.isPresent() && record.value() == null) {
            trail.get().closed(Long.parseLong(stored.substring(hash + 1)));
        } else {
            trail.ifPresent(found ->
                    Seen.maybe(record, new Topic<>(record.topic(), openCalls)).ifPresent(found::called));
        }
    }

    private void dueRetry(ConsumerRecord<byte[], byte[]> record, WorkTopics work) {
        Bytes place = Bytes.wrap(record.key());
        Due due = new Due(record.topic(), place);
        if (record.value() == null) {
            lines.taken(record);
            Optional.ofNullable(dueOwners.remove(due)).ifPresent(trail -> trail.taken(place));
            return;
        }
        Seen.maybe(record, new Topic<>(record.topic(), dueRetries)).ifPresent(stored -> {
            if (!WaitingPlace.isWaiting(place)) {
                lines.putOff(record, stored.value());
            }
            of(stored.value().getIdempotencyKey(), work).ifPresent(trail -> {
                dueOwners.put(due, trail);
                if (WaitingPlace.isWaiting(place)) {
                    trail.kept(place, stored);
                } else {
                    trail.due(place, stored);
                }
            });
        });
    }

    /** What the asset stage does is no part of drawing. */
    private Optional<Trail> of(String key, WorkTopics work) {
        return work.provider().equals(Topics.ASSET_STAGE) ? of(key).map(Trail::storing) : of(key);
    }

    private Optional<Trail> of(String key) {
        return Optional.ofNullable(trails.get(key));
    }
}
