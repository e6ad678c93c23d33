package io.darkroom.app.replay.outcome;

import io.darkroom.app.wording.TimeText;
import io.darkroom.contract.Replay;
import io.darkroom.contract.ReplayState;
import java.time.Duration;
import java.time.Instant;

/** Whether a replay moves: its process tells nobody when it is killed. Pure; any thread. */
public final class Movement {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final double PAUSES = 3;

    private Movement() {}

    /** One word. */
    public static String state(Replay replay, Instant now) {
        return replay.getState() == ReplayState.FINISHED
                ? "finished"
                : stands(replay, now) ? "stands still" : "running";
    }

    /** A sentence. */
    static String sentence(Replay replay, Instant now) {
        if (replay.getState() == ReplayState.FINISHED) {
            return "finished at " + replay.getUpdatedAt();
        }
        return stands(replay, now)
                ? "stands still for %s; darkroom replay --resume %s goes on"
                        .formatted(TimeText.of(Duration.between(replay.getUpdatedAt(), now)), replay.getReplayId())
                : "running, moved at " + replay.getUpdatedAt();
    }

    /** A slow rate has long pauses. */
    private static boolean stands(Replay replay, Instant now) {
        Duration pause = replay.getRatePerSecond()
                .map(rate -> Duration.ofMillis((long) (PAUSES * 1000 / rate)))
                .orElse(Duration.ZERO);
        Duration patience = pause.compareTo(PATIENCE) > 0 ? pause : PATIENCE;
        return replay.getUpdatedAt().plus(patience).isBefore(now);
    }
}
