package io.darkroom.pipeline.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** Tells of a stage of this process whether it works. Any thread. */
final class StageGauges {
    private StageGauges() {}

    /** @param application id of the stage's application */
    static Gauges of(MeterRegistry meters, String application, StageWatch watch) {
        Gauges gauges = new Gauges(meters);
        gauges.add(
                "darkroom.stage.running",
                "stages",
                "1 while the stage works",
                Tags.of("application", application),
                () -> watch.state().phase() == StageState.Phase.RUNNING ? 1 : 0);
        return gauges;
    }
}
