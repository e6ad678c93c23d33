package io.darkroom.app.run.record;

import io.darkroom.app.local.Installation;
import io.darkroom.app.run.position.Position;
import io.darkroom.app.run.position.ReadPositions;
import io.darkroom.app.run.row.RunTracker;
import io.darkroom.app.shelf.PictureShelf;
import io.darkroom.app.tail.Decoding;
import io.darkroom.app.tail.Polled;
import io.darkroom.contract.Control;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.Order;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.registry.SchemaRegistryException;
import io.darkroom.contract.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads what the pipeline says from now on, and the standing orders from the beginning, and tells the tracker. Sees
 * committed records only. One thread.
 */
public final class EventReader implements AutoCloseable {

    private final Topics topics;
    private final Map<String, Topic<GenerationRequest>> retries = new HashMap<>();
    private final Consumer<byte[], byte[]> consumer;
    private final String status;
    private final String completed;
    private final String failed;
    private final String controls;
    private final Set<String> providers;
    private final Map<String, Control> orders = new HashMap<>();
    private final Map<String, RetryState> lastRetries = new HashMap<>();
    private final Optional<PictureShelf> shelf;
    private final String assets;

    /**
     * @param providers those that may draw for the run
     * @param shelf where its pictures go
     */
    public EventReader(Installation installation, Set<String> providers, Optional<PictureShelf> shelf) {
        this.topics = installation.topics();
        this.shelf = shelf;
        this.assets = topics.assets().name();
        this.providers = new TreeSet<>(providers);
        shelf.ifPresent(bringing -> this.providers.add(Topics.ASSET_STAGE));
        this.consumer = installation.consumer();
        this.status = topics.status().name();
        this.completed = topics.completed().name();
        this.failed = topics.failed().name();
        this.providers.forEach(provider -> retries.put(topics.retries(provider).name(), topics.retries(provider)));
        this.controls = topics.controls().name();
    }

    /** Notes where the topics end; whatever is published after this is read. */
    public void start(ReadPositions positions) {
        List<TopicPartition> live = new ArrayList<>();
        // Before the results: no record of the asset stage about a result that is read from here on may be missed.
        List<String> followed = new ArrayList<>(shelf.isPresent() ? List.of(assets) : List.of());
        followed.addAll(List.of(status, completed, failed));
        followed.addAll(retries.keySet());
        followed.forEach(topic -> live.addAll(partitions(topic)));
        List<TopicPartition> standing = partitions(controls);
        List<TopicPartition> all = new ArrayList<>(live);
        all.addAll(standing);
        consumer.assign(all);
        consumer.seekToBeginning(standing);
        consumer.seekToEnd(live);
        for (TopicPartition partition : live) {
            positions.startAt(partition.topic(), partition.partition(), consumer.position(partition));
        }
    }

    private List<TopicPartition> partitions(String topic) {
        Collection<PartitionInfo> found = consumer.partitionsFor(topic);
        return found.stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    /**
     * Reads what has come; whether anything has.
     *
     * @throws SchemaRegistryException when a record cannot be decoded now; the next poll begins with it
     */
    public boolean poll(Duration wait, RunTracker tracker) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
        Polled.each(consumer, records, record -> tell(record, tracker));
        return !records.isEmpty();
    }

    private void tell(ConsumerRecord<byte[], byte[]> record, RunTracker tracker) {
        Position at = new Position(record.topic(), record.partition(), record.offset());
        if (record.topic().equals(status)) {
            Decoding.maybe(topics.status(), record).ifPresent(tracker::status);
        } else if (record.topic().equals(completed)) {
            Decoding.maybe(topics.completed(), record).ifPresent(image -> drawn(image, at, tracker));
        } else if (record.topic().equals(assets)) {
            shelf.ifPresent(bringing -> Decoding.maybe(topics.assets(), record).ifPresent(bringing::stored));
        } else if (record.topic().equals(failed)) {
            Decoding.maybe(topics.failed(), record).ifPresent(failure -> tracker.failed(failure, at));
        } else if (retries.containsKey(record.topic())) {
            Decoding.maybe(retries.get(record.topic()), record).ifPresent(request -> retried(request, tracker));
        } else {
            Decoding.maybe(topics.controls(), record).ifPresent(this::ordered);
        }
    }

    private void drawn(ImageCompleted image, Position at, RunTracker tracker) {
        shelf.ifPresent(bringing -> bringing.drawn(image, at.origin()));
        tracker.completed(image, at);
    }

    private void retried(GenerationRequest request, RunTracker tracker) {
        request.getRetry().ifPresent(retry -> lastRetries.put(request.getProvider(), retry));
        if (!request.getProvider().equals(Topics.ASSET_STAGE)) {
            tracker.retry(request);
        }
    }

    private void ordered(Control said) {
        if (providers.contains(said.getProvider()) && said.getOrder() != Order.LIMIT) {
            orders.put(said.getProvider(), said);
        }
    }

    /** Those that may draw for the run, and the asset stage where it brings pictures. */
    public Set<String> providers() {
        return Set.copyOf(providers);
    }

    /** The standing order for each provider that has one. */
    public Map<String, Control> orders() {
        return Map.copyOf(orders);
    }

    /** The call to a provider that was put off last. */
    public Optional<RetryState> lastRetry(String provider) {
        return Optional.ofNullable(lastRetries.get(provider));
    }

    @Override
    public void close() {
        // In no group, so there is nobody to tell; a fetch that waits for more records would keep it.
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
