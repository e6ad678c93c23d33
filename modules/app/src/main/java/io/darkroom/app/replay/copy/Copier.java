package io.darkroom.app.replay.copy;

import io.darkroom.app.progress.Eta;
import io.darkroom.app.progress.Progress;
import io.darkroom.app.replay.plan.ReplayPlan;
import io.darkroom.app.replay.range.OffsetSpan;
import io.darkroom.app.replay.range.SpanReader;
import io.darkroom.app.replay.survey.Judged;
import io.darkroom.app.replay.survey.Survey;
import io.darkroom.contract.Replay;
import io.darkroom.contract.ReplayRange;
import io.darkroom.contract.ReplayState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Copies the records of a replay, from where it stands to its end. One thread. */
public final class Copier {
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final ReplayPlan plan;
    private final Survey survey;
    private final Target target;
    private final Progress progress;
    private final InstantSource clock;
    private final Eta eta = new Eta();
    private final Map<Integer, Long> next = new HashMap<>();
    private final List<ProducerRecord<byte[], byte[]>> waiting = new ArrayList<>();
    private final Pace pace;
    private final long begun = System.nanoTime();
    private Replay state;
    private long read;
    private long here;

    /**
     * Where records go.
     *
     * @param topic topic of replays
     * @param partitions how many it has
     */
    public record Target(String topic, int partitions, Transactions transactions) {}

    /** @param state how far the replay is */
    public Copier(ReplayPlan plan, Replay state, Survey survey, Target target, Progress progress, InstantSource clock) {
        this.plan = plan;
        this.state = state;
        this.survey = survey;
        this.target = target;
        this.progress = progress;
        this.clock = clock;
        this.pace = new Pace(plan.rate(), System::nanoTime, Thread::sleep);
        state.getRanges().forEach(range -> next.put(range.getPartition(), range.getNext()));
    }

    /** How far it is: as much as is committed. */
    public Replay state() {
        return state;
    }

    /**
     * Copies.
     *
     * @param stop whether to end early; what was read until then is committed
     */
    public void copy(Consumer<byte[], byte[]> consumer, BooleanSupplier stop) {
        SpanReader reader = new SpanReader(consumer, plan.topic(), OffsetSpan.rest(state.getRanges()));
        while (!reader.done() && !stop.getAsBoolean()) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
                if (stop.getAsBoolean()) {
                    commit();
                    return;
                }
                look(record, stop);
            }
            next.putAll(reader.next());
            if (!waiting.isEmpty() || lastCommit().compareTo(QUIET) > 0) {
                commit();
                pace.await(stop);
            }
        }
        commit();
    }

    private Duration lastCommit() {
        return Duration.between(state.getUpdatedAt(), clock.instant());
    }

    private void look(ConsumerRecord<byte[], byte[]> record, BooleanSupplier stop) {
        Judged judged = survey.judge(record);
        read++;
        next.put(record.partition(), record.offset() + 1);
        if (judged.copied()) {
            waiting.add(CopiedRecord.of(record, plan, judged.failedGeneration(), target.topic(), target.partitions()));
        }
        if (waiting.size() >= pace.together()) {
            commit();
            pace.await(stop);
        }
    }

    private void commit() {
        List<ReplayRange> ranges = state.getRanges().stream().map(this::moved).toList();
        boolean finished = OffsetSpan.rest(ranges).isEmpty();
        Replay moved = Replay.newBuilder(state)
                .setRanges(ranges)
                .setRead(state.getRead() + read)
                .setCopied(state.getCopied() + waiting.size())
                .setState(finished ? ReplayState.FINISHED : ReplayState.RUNNING)
                .setUpdatedAt(clock.instant())
                .build();
        target.transactions().commit(waiting, moved);
        pace.copied(waiting.size());
        here += OffsetSpan.length(OffsetSpan.rest(state.getRanges())) - OffsetSpan.length(OffsetSpan.rest(ranges));
        state = moved;
        read = 0;
        waiting.clear();
        show();
    }

    private ReplayRange moved(ReplayRange range) {
        long to = next.getOrDefault(range.getPartition(), range.getNext());
        return new ReplayRange(range.getPartition(), range.getFrom(), range.getTo(), Math.max(range.getNext(), to));
    }

    private void show() {
        long open = OffsetSpan.length(OffsetSpan.rest(state.getRanges()));
        long all = state.getRanges().stream()
                .mapToLong(range -> range.getTo() - range.getFrom())
                .sum();
        long now = System.nanoTime();
        double seconds = Math.max(0.001, (now - begun) / 1e9);
        progress.show(
                new CopyView(all - open, all, state.getCopied(), here / seconds, eta.estimate(now, all - open, open)));
    }
}
