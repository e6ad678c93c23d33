package io.darkroom.pipeline.stream.state;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells of a stage of this process whether it works, and of the disk that its stores are on. Any thread. */
public final class StageGauges {
    private StageGauges() {}

    /**
     * Registers the gauges of a stage.
     *
     * @param application id of the stage's application
     * @param stores folder of the stores; its disk is that of the nearest folder above while it is not there
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
        gauges.add(
                "darkroom.stage.disk-free",
                "bytes",
                "Bytes that are free on the disk of the state folder",
                tags,
                () -> disk(stores).getUsableSpace());
        gauges.add(
                "darkroom.stage.disk-size",
                "bytes",
                "Bytes of the disk of the state folder",
                tags,
                () -> disk(stores).getTotalSpace());
        return gauges;
    }

    private static File disk(Path stores) {
        Path there = stores.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there.toFile();
    }
}
