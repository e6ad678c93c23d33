package io.darkroom.app.ledger;

import io.darkroom.app.local.Installation;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.tail.TopicReader;
import io.darkroom.app.work.WorkTopics;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.serde.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Reads entries of the ledger from {@code image.status}. A record that cannot be decoded is passed over: the topic is compacted,
 * it would stand in everyone's way for ever. One thread.
 */
public final class LedgerView {
    private final Installation installation;
    private final Topic<GenerationStatus> topic;

    public LedgerView(Installation installation) {
        this.installation = installation;
        this.topic = installation.topics().status();
    }

    /** The newest record of a key; empty when there is none. Reads one partition from its beginning. */
    public Optional<GenerationStatus> entry(String key) {
        List<Seen<GenerationStatus>> decisions = decisions(key);
        return decisions.isEmpty()
                ? Optional.empty()
                : Optional.of(decisions.getLast().value());
    }

    /** Every decision about a key that is still there, oldest first; none when the ledger forgot it. Reads one partition. */
    public List<Seen<GenerationStatus>> decisions(String key) {
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        List<Seen<GenerationStatus>> found = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            int partitions = consumer.partitionsFor(topic.name()).size();
            TopicReader.whole(topic.name(), WorkTopics.partitionOf(wanted, partitions))
                    .read(consumer, () -> true, record -> {
                        if (Arrays.equals(record.key(), wanted)) {
                            if (record.value() == null) {
                                found.clear();
                            } else {
                                Seen.maybe(record, topic).ifPresent(found::add);
                            }
                        }
                        return true;
                    });
        }
        return List.copyOf(found);
    }

    /** The keys of a sku or of a job. Reads the whole topic, decodes little of it. */
    public NamedKeys named(String name) {
        NamedKeys found = new NamedKeys(topic, name);
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            TopicReader.whole(topic.name()).read(consumer, () -> true, found::take);
        }
        return found;
    }

    /**
     * What the ledger knows of a job.
     *
     * @param known whether any event of the job was decided about
     * @param inProgress keys of the job without an outcome
     */
    public record JobView(boolean known, List<OpenKey> inProgress) {
        public JobView {
            inProgress = List.copyOf(inProgress);
        }
    }

    /**
     * Reads all entries.
     *
     * @param job only events of this job; empty takes all
     */
    public JobView job(Optional<String> job) {
        JobKeys keys = new JobKeys(topic, job);
        try (Consumer<byte[], byte[]> consumer = installation.reader()) {
            TopicReader.whole(topic.name()).read(consumer, () -> true, keys::take);
        }
        return new JobView(keys.known(), List.copyOf(keys.inProgress()));
    }
}
