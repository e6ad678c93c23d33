package io.darkroom.pipeline.stream.state;

import io.darkroom.pipeline.stream.state.StageState.Phase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches one stage over all of its clients: what they say they do, what they restore, how they fail. Any thread. */
public final class StageWatch implements StateRestoreListener {
    private enum Fate {
        ALIVE,
        RESTARTING,
        FAILED,
        STOPPED
    }

    private record Store(TopicPartition changelog, String name) {}

    private record Restoring(long end, long left) {}

    private static final Logger LOG = LoggerFactory.getLogger(StageWatch.class);

    private final String application;
    private final InstantSource clock;
    private final Map<Store, Restoring> restoring = new HashMap<>();
    private @Nullable KafkaStreams client;
    private State doing = State.CREATED;
    private Fate fate = Fate.ALIVE;
    private Phase phase = Phase.STARTING;
    private Instant since;
    private boolean started;
    private Optional<String> lastFailure = Optional.empty();

    /** @param application told in the log with each turn */
    public StageWatch(String application, InstantSource clock) {
        this.application = application;
        this.clock = clock;
        this.since = clock.instant();
    }

    public synchronized StageState state() {
        return new StageState(
                phase,
                since,
                started,
                restoring.size(),
                restoring.values().stream().mapToLong(Restoring::left).sum(),
                lastFailure);
    }

    /** Another client takes the place of the last one. */
    public synchronized void clientMade(KafkaStreams made) {
        client = made;
        doing = State.CREATED;
        restoring.clear();
        turn(fate == Fate.RESTARTING ? Fate.ALIVE : fate);
    }

    /** A stream thread failed and its client will be replaced. */
    public synchronized void restarting(Throwable failure) {
        lastFailure = Optional.of(firstLine(failure));
        turn(Fate.RESTARTING);
    }

    /** The stage will not come back. */
    public synchronized void failed(Throwable failure) {
        lastFailure = Optional.of(firstLine(failure));
        turn(Fate.FAILED);
    }

    public synchronized void stopped() {
        turn(Fate.STOPPED);
    }

    /** A stage that has stopped or failed stays so. */
    private void turn(Fate next) {
        if (fate != Fate.STOPPED && fate != Fate.FAILED) {
            fate = next;
        }
        look();
    }

    /** A client does something else; what one says whose place was taken is no news. */
    public synchronized void changed(KafkaStreams of, State next) {
        if (of.equals(client)) {
            doing = next;
            look();
        }
    }

    @Override
    public synchronized void onRestoreStart(TopicPartition changelog, String store, long from, long end) {
        restoring.put(new Store(changelog, store), new Restoring(end, Math.max(0, end - from)));
        look();
    }

    @Override
    public synchronized void onBatchRestored(TopicPartition changelog, String store, long at, long count) {
        restoring.computeIfPresent(
                new Store(changelog, store),
                (key, part) -> new Restoring(part.end(), Math.max(0, part.end() - at - 1)));
    }

    @Override
    public synchronized void onRestoreEnd(TopicPartition changelog, String store, long total) {
        restoring.remove(new Store(changelog, store));
        look();
    }

    @Override
    public synchronized void onRestoreSuspended(TopicPartition changelog, String store, long total) {
        restoring.remove(new Store(changelog, store));
        look();
    }

    private void look() {
        Phase now = switch (fate) {
            case ALIVE -> alive();
            case RESTARTING -> Phase.RESTARTING;
            case FAILED -> Phase.FAILED;
            case STOPPED -> Phase.STOPPED;
        };
        if (now != phase) {
            phase = now;
            since = clock.instant();
            LOG.atInfo().addKeyValue("status", phase).log(application);
        }
        started |= phase == Phase.RUNNING;
    }

    private Phase alive() {
        if (!restoring.isEmpty()) {
            return Phase.RESTORING;
        }
        return switch (doing) {
            case CREATED -> Phase.STARTING;
            case REBALANCING -> started ? Phase.REBALANCING : Phase.STARTING;
            case RUNNING -> Phase.RUNNING;
            case PENDING_ERROR, ERROR -> Phase.RESTARTING;
            case PENDING_SHUTDOWN, NOT_RUNNING -> Phase.STOPPED;
        };
    }

    public static String firstLine(Throwable failure) {
        return failure.toString().lines().findFirst().orElse("");
    }
}
