package io.darkroom.app.run.manifest;

import io.darkroom.app.catalog.Recipe;
import io.darkroom.app.ledger.JobKeys;
import io.darkroom.app.manifest.ErrorText;
import io.darkroom.app.manifest.LineFormat;
import io.darkroom.app.manifest.ManifestFile;
import io.darkroom.app.manifest.Profile;
import io.darkroom.app.manifest.Result;
import io.darkroom.app.run.record.ResultReader;
import io.darkroom.contract.FailedState;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes a line into the partial file whenever an outcome comes, until a job has ended or it is told to stop. The
 * finished file is made afterwards, from all results. One thread.
 */
final class ManifestFollow {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Topics topics;
    private final Optional<String> job;
    private final Optional<Profile> profile;
    private final java.util.function.Consumer<String> printer;
    private final Predicate<String> unread;
    private final JobKeys keys;
    private boolean outcome;
    private long nextLook = System.nanoTime();
    private int row;

    /**
     * @param printer gets each line too
     * @param unread whether intake has events of a job before it
     */
    ManifestFollow(
            Topics topics,
            Optional<String> job,
            Optional<Profile> profile,
            java.util.function.Consumer<String> printer,
            Predicate<String> unread) {
        this.printer = printer;
        this.unread = unread;
        this.topics = topics;
        this.job = job;
        this.profile = profile;
        this.keys = new JobKeys(topics.status(), job);
    }

    /**
     * Follows.
     *
     * @param stop whether to stop before, asked before each poll
     * @return whether the job has ended; false when it was told to stop before
     */
    boolean follow(Consumer<byte[], byte[]> consumer, Path output, BooleanSupplier stop) throws IOException {
        List<TopicPartition> all = Stream.of(topics.completed(), topics.failed(), topics.status())
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        boolean settled = false;
        try (ManifestFile lines = ManifestFile.start(output)) {
            while (!stop.getAsBoolean()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record, lines);
                }
                boolean quiet = ended() && reached(consumer, ends);
                if (quiet && settled) {
                    return true;
                }
                settled = quiet && allRead();
                if (quiet) {
                    ends = consumer.endOffsets(all);
                }
            }
        }
        return false;
    }

    /** Looked at rarely: it reads what intake has not read. What intake read meanwhile has a decision by the next end. */
    private boolean allRead() {
        if (System.nanoTime() - nextLook < 0) {
            return false;
        }
        nextLook = System.nanoTime() + LOOK.toNanos();
        return !unread.test(job.orElseThrow());
    }

    /** A rejected event has no key. */
    private boolean ended() {
        return job.isPresent() && (keys.known() || outcome) && keys.inProgress().isEmpty();
    }

    private static boolean reached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void take(ConsumerRecord<byte[], byte[]> record, ManifestFile lines) throws IOException {
        if (record.topic().equals(topics.status().name())) {
            keys.take(record);
        } else if (record.value() != null) {
            Optional<Result> result = ResultReader.result(topics, record).filter(this::wanted);
            outcome |= result.isPresent();
            if (result.isPresent()) {
                String line = line(result.get());
                lines.add(row++, line);
                printer.accept(line);
            }
        }
    }

    private String line(Result result) {
        Recipe recipe = Harvest.recipeOf(result);
        return new LineFormat(recipe, profile.orElseGet(() -> Profile.of(recipe)), ErrorText.CONTRACT)
                .render(ResultNames.line(result));
    }

    private boolean wanted(Result result) {
        return switch (result) {
            case Result.Completed completed -> mine(completed.image());
            case Result.Failed failed -> mine(failed.failure());
            default -> false;
        };
    }

    private boolean mine(ImageCompleted image) {
        return job.isEmpty() || job.equals(image.getJobId());
    }

    /** Rejected events belong to no key: only a job shows them. */
    private boolean mine(ImageFailed failure) {
        return job.isEmpty() ? failure.getState() != FailedState.REJECTED : job.equals(failure.getJobId());
    }
}
