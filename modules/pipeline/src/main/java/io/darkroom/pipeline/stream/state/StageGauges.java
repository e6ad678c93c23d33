package io.darkroom.pipeline.stream.state;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.nio.file.Path;

/** Tells of a stage of this process whether it works, and of the disk that its stores are on. Any thread. */
public final class StageGauges {
    private StageGauges() {}

    /**
     * Registers the gauges of a stage.
     *
     * @param application id of the stage's application
     * @param stores folder of the stores, of whose disk it tells
     */
    public static Gauges of(MeterRegistry meters, String application, StageWatch watch, Path stores) {
        Gauges gauges = new Gauges(meters);
        Tags tags = Tags.of("application", application);
        gauges.add(
                "darkroom.stage.running",
                "stages",
                "1 while the stage works",
                tags,
                () -> watch.state().phase() == StageState.Phase.RUNNING ? 1 : 0);
        DiskGauges.add(gauges, application, "state", stores);
        return gauges;
    }
}
