package io.darkroom.pipeline.stream;

import io.darkroom.pipeline.stream.setting.ClientSettings;
import io.darkroom.pipeline.stream.setting.StreamsSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps two processes from working under one instance id: as static members they would throw each other out of the group.
 * A process that works beats, once a second: it commits a mark of its own as an offset of the group {@code <application
 * id>-<instance id>-claim}, which has no members. One that starts and finds its place in the stage's group taken looks
 * whether somebody beats. A killed process holds its place until its session ends, but beats no more. Its next life does not
 * wait at all where it has the state folder of the last one, and for three missing beats where it has another. A thread of its
 * own; {@link #take} blocks.
 */
final class InstanceClaim implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceClaim.class);
    private static final Duration PATIENCE = Beat.INTERVAL.multipliedBy(3);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final long LIMIT_SECONDS = 60;

    private final StreamsSettings settings;
    private final TopicPartition place;
    private final Admin admin;
    private final String group;
    private final String life = UUID.randomUUID().toString();
    private final LastLife last;
    private final ScheduledExecutorService timer;
    private long beats;

    /** @param topic any topic that is there when {@link #take} is called */
    InstanceClaim(StreamsSettings settings, String topic) {
        this.settings = settings;
        this.last = new LastLife(settings);
        this.place = new TopicPartition(topic, 0);
        this.group = Beat.group(settings.applicationId(), settings.instanceId());
        this.admin = Admin.create(ClientSettings.of(settings));
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(group).daemon().factory());
    }

    /**
     * Takes the instance id for this process, and keeps it.
     *
     * @throws InstanceIdTakenException when another process works under it
     * @throws IllegalStateException when Kafka does not answer
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the task catches its own failures
    void take() {
        try {
            refuseOther();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking at group " + settings.applicationId(), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "group %s could not be read: %s".formatted(settings.applicationId(), e.getMessage()), e);
        }
        last.is(life);
        timer.scheduleWithFixedDelay(this::beat, 0, Beat.INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void refuseOther() throws InterruptedException, ExecutionException, TimeoutException {
        Optional<OffsetAndMetadata> before = mark();
        if (before.map(OffsetAndMetadata::metadata)
                .map(Beat::life)
                .filter(last::was)
                .isPresent()) {
            return;
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<MemberDescription> member = member();
        while (member.isPresent() && System.nanoTime() < end) {
            if (!mark().equals(before)) {
                throw new InstanceIdTakenException(
                        settings, " on host " + member.get().host().replace("/", ""));
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            member = member();
        }
    }

    /** The member of the stage's group under this instance id; each of its stream threads is one. */
    private Optional<MemberDescription> member() throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return admin
                    .describeConsumerGroups(Set.of(settings.applicationId()))
                    .all()
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .flatMap(described -> described.members().stream())
                    .filter(member -> member.groupInstanceId()
                            .map(Beat::instance)
                            .filter(settings.instanceId()::equals)
                            .isPresent())
                    .findFirst();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<OffsetAndMetadata> mark() throws InterruptedException, ExecutionException, TimeoutException {
        return Optional.ofNullable(admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .get(place));
    }

    private void beat() {
        try {
            Beat beat = new Beat(life, settings.clock().instant(), StreamsRuntime.session(settings));
            admin.alterConsumerGroupOffsets(group, Map.of(place, new OffsetAndMetadata(beats++, beat.stored())))
                    .all()
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.atDebug().setCause(e).log("claim of the instance id could not be renewed, tried again");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        admin.close(Duration.ofSeconds(1));
    }
}
