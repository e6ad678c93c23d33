package io.darkroom.pipeline.stream.topic;

import io.darkroom.contract.topic.check.TopicAdmin;
import io.darkroom.pipeline.stream.setting.StreamsSettings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes the internal topics of a stage before it starts and waits until their leaders answer. Kafka Streams would make
 * them too, but in the moment of the first write, and an idempotent producer can get stuck on a topic that is not there
 * yet on every broker ({@code OUT_OF_ORDER_SEQUENCE_NUMBER}, again and again until its delivery timeout). One thread; blocks.
 */
public final class InternalTopics {
    private static final long LIMIT_SECONDS = 60;
    private static final long AGAIN_MILLIS = 50;

    private final StreamsSettings settings;
    private final List<InternalTopic> topics;
    private final Set<String> read;

    /** @param read topics that the stage reads; the internal ones are kept as well as the best kept of them */
    public InternalTopics(StreamsSettings settings, List<InternalTopic> topics, Set<String> read) {
        this.settings = settings;
        this.topics = topics;
        this.read = Set.copyOf(read);
    }

    /**
     * Makes those that are missing.
     *
     * @throws IllegalStateException when they can neither be found nor made
     */
    public void create(Admin admin) {
        try {
            Set<String> known = admin.listTopics().names().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            List<InternalTopic> missing = topics.stream()
                    .filter(topic -> !known.contains(fullName(topic)))
                    .toList();
            if (!missing.isEmpty()) {
                create(admin, missing, known);
            }
            awaitLeaders(admin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making internal topics", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "the internal topics of %s could not be made: %s"
                            .formatted(settings.applicationId(), e.getMessage()),
                    e);
        }
    }

    private void create(Admin admin, List<InternalTopic> missing, Set<String> known)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<String> kept = read.stream().filter(known::contains).toList();
        Keeping keeping =
                Keeping.best(new TopicAdmin(admin).found(kept).values()).with(settings.overrides());
        List<NewTopic> wanted = missing.stream()
                .map(topic -> keeping.of(fullName(topic), topic))
                .toList();
        for (var creation : admin.createTopics(wanted).values().values()) {
            awaitCreation(creation);
        }
    }

    private static void awaitCreation(org.apache.kafka.common.KafkaFuture<Void> creation)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            creation.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /**
     * The controller has a new topic at once, the broker that is asked a moment later, and until then it knows of none. A look at
     * the topic before that is no trouble; a look at its end is one that the client logs as an error.
     */
    private void awaitLeaders(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (true) {
            try {
                askLeaders(admin);
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > end) {
                    throw e;
                }
            }
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        }
    }

    private void askLeaders(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> ends = topics.stream()
                .map(this::partitions)
                .flatMap(Collection::stream)
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        admin.describeTopics(names()).allTopicNames().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        admin.listOffsets(ends).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Their full names. */
    public List<String> names() {
        return topics.stream().map(this::fullName).toList();
    }

    /** Full names of the changelogs among them. */
    public List<String> changelogs() {
        return topics.stream()
                .filter(InternalTopic::isChangelog)
                .map(this::fullName)
                .toList();
    }

    private List<TopicPartition> partitions(InternalTopic topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(fullName(topic), partition))
                .toList();
    }

    private String fullName(InternalTopic topic) {
        return topic.of(settings.applicationId());
    }
}
