package io.darkroom.pipeline.stream.state;

import io.micrometer.core.instrument.Tags;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room there is on the disk of a folder that a stage writes to. Any thread. */
public final class DiskGauges {
    private DiskGauges() {}

    /**
     * Declares them.
     *
     * @param application id of the stage's application
     * @param folder what the folder is for, one word
     * @param path its disk is that of the nearest folder above while it is not there
     */
    public static void add(Gauges gauges, String application, String folder, Path path) {
        Tags tags = Tags.of("application", application, "folder", folder);
        gauges.add(
                "darkroom.stage.disk-free",
                "bytes",
                "Bytes that are free on the disk of a folder of the stage",
                tags,
                () -> disk(path).getUsableSpace());
        gauges.add(
                "darkroom.stage.disk-size",
                "bytes",
                "Bytes of that disk",
                tags,
                () -> disk(path).getTotalSpace());
    }

    private static File disk(Path path) {
        Path there = path.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there.toFile();
    }
}
