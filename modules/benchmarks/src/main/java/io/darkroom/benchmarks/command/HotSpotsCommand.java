package io.darkroom.benchmarks.command;

import io.darkroom.benchmarks.profile.HotSpots;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints where the time of a recorded run went. Main thread. */
@Command(name = "hotspots", header = "Where the time of a flight recording went.")
public final class HotSpotsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "What --recording wrote.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        System.out.println(HotSpots.of(file));
        return 0;
    }
}
