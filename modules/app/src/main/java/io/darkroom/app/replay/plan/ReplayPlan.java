package io.darkroom.app.replay.plan;

import io.darkroom.app.replay.range.OffsetSpan;
import io.darkroom.contract.Replay;
import io.darkroom.contract.ReplayState;
import io.darkroom.contract.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a replay is to do.
 *
 * @param id id of the replay
 * @param topic topic that is read, with its prefix
 * @param spans what is read of it
 * @param where conditions that records must meet
 * @param only which keys are asked for
 * @param force whether finished pictures are drawn again
 * @param backfill whether it goes behind live work
 * @param rate most records copied in a time
 */
public record ReplayPlan(
        String id,
        Source source,
        String topic,
        List<OffsetSpan> spans,
        Conditions where,
        Only only,
        boolean force,
        boolean backfill,
        Optional<CopyRate> rate) {

    public ReplayPlan {
        spans = List.copyOf(spans);
    }

    /** What is left of a replay that was begun. */
    public static ReplayPlan rest(Replay begun, Topics topics, Optional<CopyRate> rate) {
        Source source = Source.named(begun.getTopic(), topics);
        return new ReplayPlan(
                begun.getReplayId(),
                source,
                begun.getTopic(),
                OffsetSpan.rest(begun.getRanges()),
                Conditions.parse(begun.getWhere(), source),
                Only.of(begun.getOnly(), Only.ALL),
                begun.getForce(),
                begun.getBackfill(),
                rate.or(() -> begun.getRatePerSecond().map(CopyRate::new)));
    }

    /** Its first record in {@code darkroom.replays}. */
    public Replay begin(Instant now, String by) {
        return Replay.newBuilder()
                .setReplayId(id)
                .setState(ReplayState.RUNNING)
                .setTopic(topic)
                .setRanges(spans.stream().map(OffsetSpan::range).toList())
                .setWhere(where.texts())
                .setOnly(only.text())
                .setForce(force)
                .setBackfill(backfill)
                .setRatePerSecond(rate.map(CopyRate::perSecond).orElse(null))
                .setStartedAt(now)
                .setUpdatedAt(now)
                .setBy(by)
                .build();
    }
}
